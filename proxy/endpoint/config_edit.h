#pragma once

#include "proxy/api/proxy_config.h"
#include "proxy/config/config_file.h"

namespace ccr::proxy {

/// The configuration file of a running program, for those who change it over HTTP. Errors name the place and the reason;
/// they do not say where the file lies.
class ConfigEdit
{
public:
    /// NotFound when the program runs without a file.
    static Result<ConfigEdit> open(const ProxyConfig &config);

    ConfigDocument &document() { return m_file.document(); }
    const ConfigDocument &document() const { return m_file.document(); }
    /// Puts the values of `tree` in, a whole configuration as JSON; see mergeConfig().
    Result<Done> merge(const QByteArray &tree);
    /// Writes, with a backup of what was there; never waits, see ConfigFile::save. The file's watcher applies it.
    Result<Done> save();

private:
    explicit ConfigEdit(ConfigFile file, QString path) : m_file(std::move(file)), m_path(std::move(path)) {}
    Error withoutFolder(const Error &error) const;

    ConfigFile m_file;
    QString m_path;
};

} // namespace ccr::proxy
