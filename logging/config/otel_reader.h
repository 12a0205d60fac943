#pragma once

#include "logging/config/layer_merge.h"

#include <QUrl>

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
        const Result<Change<Target>> change = readOption(*option, value);
        if (!change) return fail(*found, change.error().message);
        (*change)(m_target);
        m_provenances.insert(option, {found->second, m_rank});
    }
    /// "key=value,key=value", percent-encoded (W3C baggage).
    void setPairs(QStringView path, const Found &found)
    {
        if (!found || isSet(path)) return;
        Json5Value object{.type = Json5Value::Type::Object};
        const std::optional<QMap<QString, QString>> pairs = pairsOf(*found);
        if (!pairs) return;
        for (auto pair = pairs->cbegin(); pair != pairs->cend(); ++pair) object.members.push_back({pair.key(), jsonOf(pair.value()), 0});
        set(path, found, object);
    }
    void setCompression(QStringView path, const Found &found)
    {
        if (!found) return;
        const QString name = found->first.trimmed().toLower();
        if (name != QStringLiteral("gzip") && name != QStringLiteral("none"))
            return fail(*found, QStringLiteral("\"%1\" is unknown; use gzip or none").arg(found->first));
        set(path, found, jsonOf(name == QStringLiteral("gzip")));
    }

    std::optional<QMap<QString, QString>> pairsOf(const std::pair<QString, ConfigOrigin> &found)
    {
        QMap<QString, QString> map;
        const QStringList parts = found.first.split(u',', Qt::SkipEmptyParts);
        for (const QString &part : parts) {
            const qsizetype equals = part.indexOf(u'=');
            if (equals <= 0) {
                fail(found, QStringLiteral("expected name=value pairs, parted by commas")); // may hold a key
                return std::nullopt;
            }
            const auto decoded = [](const QString &text) { return QUrl::fromPercentEncoding(text.trimmed().toUtf8()); };
            map.insert(decoded(part.left(equals)), decoded(part.mid(equals + 1)));
        }
        return map;
    }
    /// OTEL_RESOURCE_ATTRIBUTES and OTEL_SERVICE_NAME, where `labels` has no such name.
    void addAttributes(QStringView path, QMap<QString, QString> &labels)
    {
        const Found attributes = variable(QStringLiteral("OTEL_RESOURCE_ATTRIBUTES"));
        const Found service = variable(QStringLiteral("OTEL_SERVICE_NAME"));
        QMap<QString, QString> all;
        if (attributes)
            if (const auto map = pairsOf(*attributes)) all = *map;
        if (service) all.insert(QStringLiteral("service.name"), service->first);
        if (all.isEmpty()) return;
        for (auto label = all.cbegin(); label != all.cend(); ++label)
            if (!labels.contains(label.key())) labels.insert(label.key(), label.value());
        if (!isSet(path)) m_provenances.insert(m_options.find(path), {attributes ? attributes->second : service->second, m_rank});
    }

    void fail(const std::pair<QString, ConfigOrigin> &found, const QString &message)
    {
        report(ConfigDiagnostic::Kind::Error, found, message, {});
    }
    void report(ConfigDiagnostic::Kind kind, const std::pair<QString, ConfigOrigin> &found, const QString &message,
                const QString &suggestion)
    {
        m_diagnostics.push_back({kind, found.second, QStringLiteral("\"%1\": %2").arg(found.second.pointer, message), suggestion});
    }

private:
    const OptionTable<Target> &m_options;
    Target &m_target;
    Provenances<Target> &m_provenances;
    const int m_rank;
    const SourceLayers &m_layers;
    ConfigDiagnostics &m_diagnostics;
};

} // namespace ccr::logging
