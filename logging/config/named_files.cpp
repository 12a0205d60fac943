#include "logging/config/named_files.h"

#include "logging/delivery/connection_settings.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

QString problemOfFolder(const QString &path)
{
    QFileInfo folder(path);
    while (!folder.exists() && folder.filePath() != folder.path()) folder.setFile(folder.path()); // it can be made
    return folder.isDir() || !folder.exists() ? QString() : u"%1 is no folder"_s.arg(folder.filePath());
}

QString problemOfFile(const QString &path)
{
    const QFileInfo file(path);
    return file.isDir() ? u"%1 is a folder"_s.arg(path) : problemOfFolder(file.path());
}

QString remedyOf(FileUse use)
{
    switch (use) {
    case FileUse::Certificates: return u"name a file of certificates in PEM form, or remove it to trust those of the system"_s;
    case FileUse::ClientCertificate: return u"name a file of the certificate in PEM form, followed by those between it and its authority"_s;
    case FileUse::ClientKey: return u"name a file of the key in PEM form, without a password"_s;
    case FileUse::File: return u"name a file in a folder that is there or can be made"_s;
    case FileUse::Folder: return u"name a folder that is there or can be made"_s;
    }
    return {};
}

template <typename Content>
QString problemOf(const Result<Content> &content)
{
    return content ? QString() : content.error().message;
}

} // namespace

QString fileProblem(FileUse use, const QString &path)
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
    const QString problem = problemOf(file.use, file.path);
    if (problem.isEmpty()) return;
    diagnostics.push_back(
        {ConfigDiagnostic::Kind::Error, file.origin, u"%1 cannot be used: %2"_s.arg(file.setting, problem), remedyOf(file.use)});
}

} // namespace ccr::logging
