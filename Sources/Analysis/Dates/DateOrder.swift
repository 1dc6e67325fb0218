/// How to read a numeric date that could be either, such as `03/04/2021`.
///
/// A date that allows one reading only (`23/12/2021`, `12/23/2021`) is read that way whatever
/// the order.
public enum DateOrder: String, Sendable, CaseIterable {
    /// `03/04/2021` is 3 April 2021, as in most of the world. The default everywhere.
    case dayFirst

    /// `03/04/2021` is 4 March 2021, as in the United States.
    case monthFirst
}
