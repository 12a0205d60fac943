#include "logging/config/tls_files.h"

#include "logging/api/logging_config_sentences.h"
#include "logging/delivery/connection_settings.h"

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

struct TlsFile
{
    FileUse use;
    QLatin1StringView setting;
    QString NetworkStream::*path;
};

constexpr TlsFile authority{FileUse::Certificates, "caFile"_L1, &NetworkStream::caFile};
constexpr TlsFile certificate{FileUse::ClientCertificate, "clientCertificate"_L1, &NetworkStream::clientCertificate};
constexpr TlsFile key{FileUse::ClientKey, "clientKey"_L1, &NetworkStream::clientKey};

Phrase settingOf(const TlsFile &file, const TlsOwner &owner)
{
    return saidOfConfig("\"%1\" of %2", file.setting, owner.name);
}

} // namespace

void checkTlsFiles(const FileProblem &problemOf, const NetworkStream &network, const TlsOwner &owner, ConfigDiagnostics &diagnostics)
{
    if (!isEncrypted(network.url)) return;
    for (const TlsFile &file : {authority, certificate, key})
        if (const QString path = network.*file.path; !path.isEmpty())
            checkNamedFile(problemOf, {file.use, path, owner.originOf(file.setting), settingOf(file, owner)}, diagnostics);
    for (const auto &[given, missing] : {std::pair{certificate, key}, std::pair{key, certificate}})
        if (!(network.*given.path).isEmpty() && (network.*missing.path).isEmpty())
            diagnostics.push_back({ConfigDiagnostic::Kind::Error, owner.originOf(given.setting),
                                   saidOfConfig("%1 counts only together with \"%2\"", settingOf(given, owner), missing.setting),
                                   saidOfConfig("name both, or remove it")});
}

} // namespace ccr::logging
