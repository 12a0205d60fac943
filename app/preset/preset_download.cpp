#include "app/preset/preset_archive.h"
#include "logging/base/private_files.h"

#include <QCoreApplication>
#include <QNetworkAccessManager>
#include <QNetworkReply>

#include <memory>

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

constexpr int silenceLimitMs = 30'000;

} // namespace

Result<Done> downloadPreset(const QString &repository, const QString &file)
{
    const QString base = qEnvironmentVariable("CCR_GITHUB_URL", u"https://github.com"_s);
    const QUrl url(u"%1/%2/archive/refs/heads/main.zip"_s.arg(base, repository));
    QNetworkAccessManager network;
    QNetworkRequest request(url);
    request.setTransferTimeout(silenceLimitMs);
    const std::unique_ptr<QNetworkReply> reply(network.get(request));
    QObject::connect(reply.get(), &QNetworkReply::downloadProgress, reply.get(), [&reply](qint64 received, qint64) {
        if (received > maxPresetBytes) reply->abort();
    });
    QObject::connect(reply.get(), &QNetworkReply::finished, qApp, &QCoreApplication::quit);
    QCoreApplication::exec();

    const QByteArray content = reply->readAll();
    if (content.size() > maxPresetBytes)
        return Error{.kind = ErrorKind::TooLarge, .message = u"%1 is larger than %2 MB"_s.arg(url.toString()).arg(maxPresetBytes >> 20)};
    if (reply->error() != QNetworkReply::NoError)
        return Error{.kind = ErrorKind::Unavailable, .message = u"cannot fetch %1: %2"_s.arg(url.toString(), reply->errorString())};
    if (!writePrivateFile(file, content)) return Error{.kind = ErrorKind::Io, .message = u"cannot write %1"_s.arg(file)};
    return Done();
}

} // namespace ccr::app
