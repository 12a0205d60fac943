#pragma once

#include "logging/config/config_diagnostic.h"

#include <functional>

namespace ccr::logging {

/// What a file or folder that the configuration names is for.
enum class FileUse
{
    Certificates,      ///< to read them, in PEM form
    ClientCertificate, ///< likewise
    ClientKey,         ///< likewise, without a password
    File,              ///< to write, in a folder that may be made
    Folder             ///< likewise
};

/// Why it cannot be that, as the disk is now: "/etc/ca.pem does not exist". Empty: it can. Permissions are another matter: see
/// rotation/permission_check.h.
Phrase fileProblem(FileUse use, const QString &path);

using FileProblem = std::function<Phrase(FileUse use, const QString &path)>;

/// A setting that is a path.
struct NamedFile
{
    FileUse use = FileUse::File;
    QString path;
    ConfigOrigin origin; ///< nobody's is not looked at
    Phrase setting;      ///< "\"path\" of the stream \"errors\""
};

/// Adds what `problemOf` knows to `diagnostics`; none is asked where it is not set.
void checkNamedFile(const FileProblem &problemOf, const NamedFile &file, ConfigDiagnostics &diagnostics);

} // namespace ccr::logging
