/// An invented article, around which tests put what stands on pages.
enum HarbourWall {
    static let paragraphs = [
        "The mayor of Port Ellery said on Thursday that the old harbour wall would not be pulled"
            + " down before the spring, whatever the council had decided in the autumn.",
        "The wall was built in 1920 and has been repaired four times since, most recently after the"
            + " floods that closed the lower town for a week.",
        "Engineers told the council that it could stand for another ten years if the pumps are kept"
            + " running and the gates are closed at every spring tide.",
    ]
}
