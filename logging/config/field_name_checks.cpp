#include "logging/config/field_name_checks.h"

#include "logging/api/logging_config_sentences.h"
#include "logging/config/stream_options.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

using Kind = ConfigDiagnostic::Kind;

struct NamedField
{
    QLatin1StringView key;
    QString FormatConfig::*name;
    bool mayBeEmpty;
    const char *example;
};

// In the order in which they may choose: of two that are written with one name, the first keeps it.
constexpr NamedField fields[] = {{"messageKey"_L1, &FormatConfig::messageKey, false, "message"},
                                 {"errorKey"_L1, &FormatConfig::errorKey, false, "error"},
                                 {"nestedKey"_L1, &FormatConfig::nestedKey, true, "data"},
                                 {"serviceKey"_L1, &FormatConfig::serviceKey, false, "serviceName"}};

const Option<StreamDraft> *optionOf(const NamedField &field)
{
    return streamOptions().find(QString(u"format/"_s + field.key));
}

bool writesService(FormatProfile profile)
{
    return profile == FormatProfile::Pino || profile == FormatProfile::Fork || profile == FormatProfile::Logfmt;
}

bool isWritten(const NamedField &field, FormatProfile profile)
{
    if (field.name == &FormatConfig::serviceKey) return writesService(profile);
    if (field.name != &FormatConfig::nestedKey) return writesService(profile) || profile == FormatProfile::PinoStrict;
    return profile == FormatProfile::Pino || profile == FormatProfile::PinoStrict || profile == FormatProfile::Fork
           || profile == FormatProfile::Ecs;
}

// What each record has by itself.
bool isOwnName(const QString &name, const FormatConfig &format)
{
    if (format.profile == FormatProfile::Ecs) return name == "message"_L1 || name.startsWith(u'@') || name.contains(u'.');
    static const QStringList strict{u"level"_s, u"time"_s, u"pid"_s, u"hostname"_s};
    static const QStringList others{u"version"_s, u"environment"_s, u"component"_s, u"reqId"_s, u"requestId"_s, u"seq"_s};
    return strict.contains(name) || (format.profile != FormatProfile::PinoStrict && others.contains(name));
}

QString nameOf(const NamedField &field, const FormatConfig &format)
{
    const bool isForkError = field.name == &FormatConfig::errorKey && format.profile == FormatProfile::Fork;
    const QString &name = format.*field.name;
    return isForkError && name == FormatConfig{}.errorKey ? u"error"_s : name;
}

class FieldNameChecks
{
public:
    FieldNameChecks(MergedStream &stream, MergedConfig &merged) : m_stream(stream), m_merged(merged), m_format(stream.draft.stream.format)
    {
    }

    void run()
    {
        noteUselessServiceKey();
        // What falls back to its standard name may now stand in the way of another one.
        while (std::any_of(std::begin(fields), std::end(fields), [this](const NamedField &field) { return repair(field); })) {}
    }

private:
    bool isGiven(const NamedField &field) const { return m_stream.provenances.contains(optionOf(field)); }

    bool isTaken(const NamedField &field) const
    {
        const QString name = nameOf(field, m_format);
        if (name.isEmpty()) return !field.mayBeEmpty;
        if (isOwnName(name, m_format) || (field.name == &FormatConfig::serviceKey && name == "error"_L1)) return true;
        return std::any_of(std::begin(fields), std::end(fields), [&](const NamedField &other) {
            const bool yields = &other > &field && isGiven(other);
            return &other != &field && !yields && isWritten(other, m_format.profile) && name == nameOf(other, m_format);
        });
    }

    bool repair(const NamedField &field)
    {
        if (!isGiven(field) || !isWritten(field, m_format.profile) || !isTaken(field)) return false;
        QString &name = m_format.*field.name;
        const QString standard = FormatConfig{}.*field.name;
        m_merged.diagnostics.push_back(
            {Kind::Error, m_stream.provenances.value(optionOf(field)).origin,
             saidOfConfig("\"%1\" of the stream \"%2\" is \"%3\", which %4; %5", field.key, m_stream.name, name,
                          name.isEmpty() ? saidOfConfig("is no name") : saidOfConfig("is the name of another field of each record"),
                          standard.isEmpty() ? saidOfConfig("the fields stand beside the others")
                                             : saidOfConfig("\"%1\" is used", standard)),
             saidOfConfig("write for example %1: \"%2\"", field.key, QLatin1StringView(field.example))});
        name = standard;
        m_stream.provenances.remove(optionOf(field));
        return true;
    }

    void noteUselessServiceKey()
    {
        const Option<StreamDraft> *key = streamOptions().find(u"format/serviceKey");
        const auto given = m_stream.provenances.constFind(key);
        if (given == m_stream.provenances.constEnd() || writesService(m_format.profile)) return;
        // A key for all streams is meant for those that can have it.
        if (given->origin == m_merged.defaultProvenances.value(key).origin) return;
        m_merged.diagnostics.push_back(
            {Kind::Hint, given->origin,
             saidOfConfig(
                 "\"serviceKey\" has no effect on the stream \"%1\": its format has no such field, or has a standard's name for it",
                 m_stream.name),
             saidOfConfig("remove it, or use the format json, fork or logfmt")});
    }

    MergedStream &m_stream;
    MergedConfig &m_merged;
    FormatConfig &m_format;
};

} // namespace

void checkFieldNames(MergedStream &stream, MergedConfig &merged)
{
    FieldNameChecks(stream, merged).run();
}

} // namespace ccr::logging
