#pragma once
#include <libxml/xmlversion.h>
// Debian's libxml2 shows ICU's headers, whose types clash with those of Foundation's own ICU. Nothing here touches them.
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
