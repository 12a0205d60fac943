#include "logging/config/named_files.h"

#include "logging/api/logging_config_sentences.h"
#include "logging/delivery/connection_settings.h"

#include <QFileInfo>

namespace ccr::logging {

namespace {

Phrase problemOfFolder(const QString &path)
{
    QFileInfo folder(path);
    while (!folder.exists() && folder.filePath() != folder.path()) folder.setFile(folder.path()); // it can be made
    return folder.isDir() || !folder.exists() ? Phrase() : saidOfConfig("%1 is no folder", folder.filePath());
}

Phrase problemOfFile(const QString &path)
{
    const QFileInfo file(path);
    return file.isDir() ? saidOfConfig("%1 is a folder", path) : problemOfFolder(file.path());
}

Phrase remedyOf(FileUse use)
{
    switch (use) {
    case FileUse::Certificates: return saidOfConfig("name a file of certificates in PEM form, or remove it to trust those of the system");
    case FileUse::ClientCertificate:
        return saidOfConfig("name a file of the certificate in PEM form, followed by those between it and its authority");
    case FileUse::ClientKey: return saidOfConfig("name a file of the key in PEM form, without a password");
    case FileUse::File: return saidOfConfig("name a file in a folder that is there or can be made");
    case FileUse::Folder: return saidOfConfig("name a folder that is there or can be made");
    }
    return {};
}

template <typename Content>
Phrase problemOf(const Result<Content> &content)
{
    return content ? Phrase() : phraseOf(content.error());
}

} // namespace

Phrase fileProblem(FileUse use, const QString &path)
{
    switch (use) {
    case FileUse::Certificates:
    case FileUse::ClientCertificate: return problemOf(certificatesIn(path));
    case FileUse::ClientKey: return problemOf(privateKeyIn(path));
    case FileUse::File: return problemOfFile(path);
    case FileUse::Folder: return problemOfFolder(path);
    }
    return {};
}

void checkNamedFile(const FileProblem &problemOf, const NamedFile &file, ConfigDiagnostics &diagnostics)
{
    if (!problemOf || file.origin.source.isEmpty()) return;
    const Phrase problem = problemOf(file.use, file.path);
    if (problem.isEmpty()) return;
    diagnostics.push_back(
        {ConfigDiagnostic::Kind::Error, file.origin, saidOfConfig("%1 cannot be used: %2", file.setting, problem), remedyOf(file.use)});
}

} // namespace ccr::logging
