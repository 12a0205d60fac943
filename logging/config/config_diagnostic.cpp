#include "logging/config/config_diagnostic.h"

#include "logging/api/logging_config_sentences.h"

using namespace Qt::StringLiterals;

namespace ccr::logging {

Phrase describe(const ConfigOrigin &origin)
{
    if (origin.source.isEmpty()) return saidOfConfig("default");
    const Phrase place = origin.line > 0 ? saidOfConfig("%1 line %2", origin.source, origin.line) : origin.source;
    if (origin.pointer.isEmpty()) return place;
    return origin.pointer.startsWith(u'/') ? saidOfConfig("%1, %2", place, origin.pointer) : saidOfConfig("%1 %2", place, origin.pointer);
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
    QString text = u"%1: %2"_s.arg(describe(diagnostic.origin).english(), diagnostic.message.english());
    if (!diagnostic.suggestion.isEmpty()) text += u"; "_s + diagnostic.suggestion.english();
    return text;
}

} // namespace ccr::logging
