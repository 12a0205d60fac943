#pragma once

#include "logging/api/logging_config_sentences.h"
#include "logging/config/layer_merge.h"
#include "logging/config/option_example.h"
#include "logging/config/otel_pairs.h"

namespace ccr::logging {

/// Lets variables of OpenTelemetry fill in options of a Target that nobody else has set.
/// https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/
template <typename Target>
class OtelReader
{
public:
    using Found = std::optional<std::pair<QString, ConfigOrigin>>;

    /// All outlive the reader. `rank`: see Provenance.
    OtelReader(const OptionTable<Target> &options, Target &target, Provenances<Target> &provenances, int rank, const SourceLayers &layers,
               ConfigDiagnostics &diagnostics)
        : m_options(options), m_target(target), m_provenances(provenances), m_rank(rank), m_layers(layers), m_diagnostics(diagnostics)
    {
    }

    /// Empty ones count as absent, as the specification says.
    Found variable(const QString &name) const
    {
        const Found found = m_layers.variable(name);
        return found && !found->first.trimmed().isEmpty() ? found : std::nullopt;
    }
    bool isSet(QStringView path) const { return m_provenances.contains(m_options.find(path)); }

    void set(QStringView path, const Found &found) { set(path, found, found ? jsonOf(found->first) : Json5Value{}); }
    void set(QStringView path, const Found &found, const Json5Value &value)
    {
        const Option<Target> *const option = m_options.find(path);
        if (!found || m_provenances.contains(option)) return;
        Json5Value right = value;
        if (option->flaws) {
            const std::vector<ValueFlaw> flaws = option->flaws(right);
            for (const ValueFlaw &flaw : flaws)
                report(flaw.isUsed ? ConfigDiagnostic::Kind::Warning : ConfigDiagnostic::Kind::Error, *found, flaw.message,
                       flaw.suggestion);
            removeFlawed(right, flaws);
            if (right.type == Json5Value::Type::Null) return;
        }
        const Result<Change<Target>> change = readOption(*option, right);
        if (!change) return fail(*found, phraseOf(change.error()), variableExampleOf(*option));
        (*change)(m_target);
        m_provenances.insert(option, {found->second, m_rank});
    }
    void setHeaders(QStringView path, const Found &found)
    {
        if (!found || isSet(path)) return;
        const std::optional<OtelPairs> pairs = pairsOf(*found);
        if (!pairs) return;
        Json5Value headers{.type = Json5Value::Type::Object};
        int place = 0;
        for (const auto &[name, value] : pairs->list) {
            ++place;
            if (isHeaderName(name))
                headers.members.push_back({name, jsonOf(value), 0});
            else // what stands there may be a part of a key
                report(ConfigDiagnostic::Kind::Error, *found, saidOfConfig("pair %1 does not begin with the name of a header", place),
                       saidOfConfig("write name=value, the name of letters, digits and -"));
        }
        for (const ValueFlaw &flaw : repeatedMembers(headers))
            report(ConfigDiagnostic::Kind::Warning, *found, flaw.message, flaw.suggestion);
        set(path, found, headers);
    }
    void setCompression(QStringView path, const Found &found)
    {
        if (!found) return;
        const QString name = found->first.trimmed().toLower();
        if (name != QStringLiteral("gzip") && name != QStringLiteral("none"))
            return fail(*found, saidOfConfig("\"%1\" is unknown; use gzip or none", found->first), QStringLiteral("gzip"));
        set(path, found, jsonOf(name == QStringLiteral("gzip")));
    }
    /// OTEL_RESOURCE_ATTRIBUTES and OTEL_SERVICE_NAME, where `labels` has no such name.
    void addAttributes(QStringView path, QMap<QString, QString> &labels)
    {
        const Found attributes = variable(QStringLiteral("OTEL_RESOURCE_ATTRIBUTES"));
        const Found service = variable(QStringLiteral("OTEL_SERVICE_NAME"));
        QMap<QString, QString> all;
        if (attributes)
            if (const auto pairs = pairsOf(*attributes))
                for (const auto &[name, value] : pairs->list) all.insert(name, value);
        if (service) all.insert(QStringLiteral("service.name"), service->first);
        if (all.isEmpty()) return;
        for (auto label = all.cbegin(); label != all.cend(); ++label)
            if (!labels.contains(label.key())) labels.insert(label.key(), label.value());
        if (!isSet(path)) m_provenances.insert(m_options.find(path), {attributes ? attributes->second : service->second, m_rank});
    }

    void report(ConfigDiagnostic::Kind kind, const std::pair<QString, ConfigOrigin> &found, const Phrase &message, const Phrase &suggestion)
    {
        m_diagnostics.push_back({kind, found.second, saidOfConfig("\"%1\": %2", found.second.pointer, message), suggestion});
    }

private:
    /// Nothing of the value is told: it may hold a key.
    std::optional<OtelPairs> pairsOf(const std::pair<QString, ConfigOrigin> &found)
    {
        std::optional<OtelPairs> pairs = readOtelPairs(found.first);
        if (!pairs) fail(found, saidOfConfig("expected name=value pairs, parted by commas"), QStringLiteral("first=1,second=2"));
        if (pairs && pairs->hasStrayPercent)
            report(ConfigDiagnostic::Kind::Warning, found, saidOfConfig("a % begins no code of two digits and stands for itself"),
                   saidOfConfig("write %25 for it"));
        return pairs;
    }
    void fail(const std::pair<QString, ConfigOrigin> &found, const Phrase &message, const QString &example)
    {
        const QString name = found.second.pointer.section(u'/', -1);
        report(ConfigDiagnostic::Kind::Error, found, message, saidOfConfig("write for example %1=%2", name, example));
    }

    const OptionTable<Target> &m_options;
    Target &m_target;
    Provenances<Target> &m_provenances;
    const int m_rank;
    const SourceLayers &m_layers;
    ConfigDiagnostics &m_diagnostics;
};

} // namespace ccr::logging
