#pragma once

#include "logging/base/json5_reader.h"
#include "proxy/config/config_loader.h"

namespace ccr::proxy {

/// What a list of presets shows.
struct PresetInfo
{
    QString name; ///< of the folder; the preset is served under /preset/<name>
    QString version;
    QString description;
    QString author;
    QStringList keywords;
    QString problem; ///< not empty: why it cannot be used
};

/// Presets lie as folders with a manifest.json beside the configuration. All functions read or write small files at once;
/// names that could lead out of the folder are refused.
class PresetFolder
{
public:
    /// `configPath`: the presets of this configuration.
    explicit PresetFolder(const QString &configPath);

    const QString &path() const { return m_path; }
    /// Those with a manifest, sorted.
    QStringList names() const;
    std::vector<PresetInfo> list(const Environment &environment) const;
    /// The manifest as it stands.
    Result<Json5Value> manifest(const QString &name) const;
    /// The preset as a configuration of its own; address, key, time limit and folders are those of `base`.
    Result<LoadedConfig> load(const QString &name, const ProxyConfig &base, const Environment &environment,
                              const StoredSecrets &secrets = {}) const;

    /// Copies a folder with a manifest.json in; the answer is the preset's name. `name` empty: what the manifest says.
    Result<QString> install(const QString &sourceFolder, const QString &name = {}) const;
    /// The same from the text of a manifest alone.
    Result<QString> installManifest(const QByteArray &text, const QString &name = {}) const;
    /// Makes a preset of a configuration; secrets become ${UPPER_FIELD_NAME}.
    Result<Done> save(const PresetInfo &info, const Json5Value &config) const;
    /// Keeps the user's values for "#{id}" (JSON) in the manifest, whose other text stays as it is.
    Result<Done> setUserValues(const QString &name, const QByteArray &valuesJson) const;
    Result<Done> remove(const QString &name) const;

private:
    QString manifestPath(const QString &name) const;
    Result<Done> checkNew(const QString &name) const;

    QString m_path;
};

/// Adds the presets to `loaded`; one that cannot be used is a notice.
void loadPresets(LoadedConfig &loaded, const Environment &environment, const StoredSecrets &secrets);

/// What PresetFolder::save writes.
QByteArray presetManifest(const PresetInfo &info, const Json5Value &config);

/// The preset that BUDGET_PRESET names, as LoadedConfig::config::ofBudgetPreset: one with Providers as it would be served, any other by its
/// Router and fallback over the rest of `root`, the configuration file. A notice tells why there is none.
void loadBudgetPreset(LoadedConfig &loaded, const Json5Value &root, const Environment &environment, const StoredSecrets &secrets);

} // namespace ccr::proxy
