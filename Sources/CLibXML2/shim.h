#include <libxml/xmlversion.h>
/* The headers of the system's ICU, which Debian's libxml2 would include, contradict Foundation's. */
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>

/* xmlFree is a variable, which Swift 6 refuses as shared mutable state. */
static inline void newsfind_xml_free(void *memory) { xmlFree(memory); }
