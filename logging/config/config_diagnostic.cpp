#include "logging/config/config_diagnostic.h"

using namespace Qt::StringLiterals;

namespace ccr::logging {

QString describe(const ConfigOrigin &origin)
{
    if (origin.source.isEmpty()) return u"default"_s;
    QString text = origin.source;
    if (origin.line > 0) text += u" line %1"_s.arg(origin.line);
    if (origin.pointer.isEmpty()) return text;
    return text + (origin.pointer.startsWith(u'/') ? u", "_s : u" "_s) + origin.pointer;
}

QString toString(ConfigDiagnostic::Kind kind)
{
    switch (kind) {
    case ConfigDiagnostic::Kind::Error: return u"error"_s;
    case ConfigDiagnostic::Kind::Warning: return u"warning"_s;
    case ConfigDiagnostic::Kind::Hint: return u"hint"_s;
    }
    return {};
}

QString describe(const ConfigDiagnostic &diagnostic)
{
    QString text = u"%1: %2"_s.arg(describe(diagnostic.origin), diagnostic.message);
    if (!diagnostic.suggestion.isEmpty()) text += u"; "_s + diagnostic.suggestion;
    return text;
}

} // namespace ccr::logging
