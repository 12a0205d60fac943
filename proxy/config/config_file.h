#pragma once

#include "proxy/config/config_document.h"
#include "proxy/config/config_loader.h"

#include <chrono>
#include <functional>

namespace ccr::proxy {

/// The configuration file while somebody changes it: read, changed, saved. Any thread, one at a time.
class ConfigFile
{
public:
    /// A file that is not there reads as an empty configuration and is made by save().
    static Result<ConfigFile> read(const QString &path);

    ConfigDocument &document() { return m_document; }
    const ConfigDocument &document() const { return m_document; }

    /// Writes the document: all or nothing, readable for the owner alone, through a symbolic link to what it names. The text
    /// that was there is kept as config.json.<time>.bak; the three newest stay, without keys that the change moved into the keychain.
    /// Refused when the program could not start with the new text, and as a Conflict when the file has changed since it was read, or when
    /// another program that saves keeps it longer than `patience`. In the proxy thread there is none.
    Result<Done> save(const Environment &environment, std::chrono::milliseconds patience);

private:
    ConfigFile(QString path, std::optional<QByteArray> original, ConfigDocument document)
        : m_path(std::move(path)), m_original(std::move(original)), m_document(std::move(document))
    {
    }

    QString m_path;
    std::optional<QByteArray> m_original; ///< as it was read; absent: there was no file
    ConfigDocument m_document;
};

/// Calls `change` (which reads, changes and saves) anew while it ends with a Conflict, for some seconds. Blocks.
Result<Done> retryOnConflict(const std::function<Result<Done>()> &change);

/// All or nothing, mode 0600.
Result<Done> writeForOwner(const QString &path, const QByteArray &text);
/// The folder that `path` lies in, mode 0700 when it has to be made.
Result<Done> makeFolderFor(const QString &path);

} // namespace ccr::proxy
