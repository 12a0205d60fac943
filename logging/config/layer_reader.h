#pragma once

#include "logging/base/environment.h"
#include "logging/config/config_layer.h"
#include "logging/config/legacy_policy.h"

namespace ccr::logging {

/// Reads what one source says into a layer, whatever dialect it is written in. What cannot be used is left out and becomes a
/// diagnostic; the rest counts.
class LayerReader
{
public:
    /// All must outlive this. `environment` is for "$NAME" and "${NAME}" in texts.
    LayerReader(Phrase source, const Environment &environment, ConfigDiagnostics &diagnostics)
        : m_source(std::move(source)), m_environment(environment), m_diagnostics(diagnostics)
    {
    }

    /// "$NAME" in texts stands for itself: variables of a process are final.
    void takeTextsAsTheyAre() { m_interpolates = false; }

    void setLegacyPolicy(const LegacyPolicy &policy) { m_policy = policy; }

    enum class Unknown
    {
        Report,
        Skip ///< the object also holds what belongs to others; below what is ours it is reported
    };
    /// An object of settings, a list of streams, or one stream alone; `pointer` is where it stands.
    ConfigLayer object(const Json5Value &value, const QString &pointer, Unknown unknown = Unknown::Report);

    /// One setting by its path, as variables of an environment are; `name` is that of the variable, or a pointer that ends with it.
    void setting(const QString &path, const QString &name, const Json5Value &value, ConfigLayer &layer);

    /// Elements of `streams`. Absent: there is none that can be one, as if none were written; an empty list is meant.
    std::optional<std::vector<StreamLayer>> streams(const Json5Value &list, const QString &pointer);

private:
    struct Place
    {
        QString pointer;
        QString written; ///< path as it is written
        QString path;    ///< the same in the words of the table
    };
    template <typename Target>
    void members(const OptionTable<Target> &table, const Json5Value &object, const Place &place, std::vector<Setting<Target>> &out);
    template <typename Target>
    void member(const OptionTable<Target> &table, const Json5Value &value, Place place, std::vector<Setting<Target>> &out);
    template <typename Target>
    void add(const Option<Target> &option, const Json5Value &value, const Place &place, std::vector<Setting<Target>> &out);
    template <typename Target>
    void reportParts(const Option<Target> &option, Json5Value &value, const Place &place);
    template <typename Target>
    void insert(Setting<Target> setting, std::vector<Setting<Target>> &out);
    template <typename Target>
    void unknown(const OptionTable<Target> &table, const Place &place, int line);
    StreamLayer stream(const Json5Value &value, const QString &pointer);
    std::optional<Json5Value> interpolated(const Json5Value &value, const QString &pointer);
    void report(ConfigDiagnostic::Kind kind, const QString &pointer, int line, const Phrase &message, const Phrase &suggestion);

    Phrase m_source;
    const Environment &m_environment;
    ConfigDiagnostics &m_diagnostics;
    Unknown m_unknown = Unknown::Report;
    bool m_interpolates = true;
    LegacyPolicy m_policy;
    ConfigLayer *m_layer = nullptr; ///< that is being read: settings of the root may be defaults of its streams
};

} // namespace ccr::logging
