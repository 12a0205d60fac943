#include "ui/models/system_text.h"

#include <QCoreApplication>

#include <cerrno>
#include <cstring>

namespace ccr::ui {

namespace {

struct Reason
{
    int error; ///< whose text the system knows: nothing is recognised by its wording here
    const char *text;
};

constexpr Reason reasons[] = {
    {EACCES, QT_TRANSLATE_NOOP("SystemText", "Permission denied")},
    {EPERM, QT_TRANSLATE_NOOP("SystemText", "Operation not permitted")},
    {ENOENT, QT_TRANSLATE_NOOP("SystemText", "No such file or directory")},
    {EEXIST, QT_TRANSLATE_NOOP("SystemText", "File exists")},
    {EISDIR, QT_TRANSLATE_NOOP("SystemText", "Is a directory")},
    {ENOTDIR, QT_TRANSLATE_NOOP("SystemText", "Not a directory")},
    {ENOTEMPTY, QT_TRANSLATE_NOOP("SystemText", "Directory not empty")},
    {ENAMETOOLONG, QT_TRANSLATE_NOOP("SystemText", "File name too long")},
    {ELOOP, QT_TRANSLATE_NOOP("SystemText", "Too many levels of symbolic links")},
    {EROFS, QT_TRANSLATE_NOOP("SystemText", "Read-only file system")},
    {ENOSPC, QT_TRANSLATE_NOOP("SystemText", "No space left on device")},
    {EDQUOT, QT_TRANSLATE_NOOP("SystemText", "Disk quota exceeded")},
    {EFBIG, QT_TRANSLATE_NOOP("SystemText", "File too large")},
    {EIO, QT_TRANSLATE_NOOP("SystemText", "Input/output error")},
    {EBUSY, QT_TRANSLATE_NOOP("SystemText", "Device or resource busy")},
    {EMFILE, QT_TRANSLATE_NOOP("SystemText", "Too many open files")},
    {ENFILE, QT_TRANSLATE_NOOP("SystemText", "Too many open files in system")},
    {ENOMEM, QT_TRANSLATE_NOOP("SystemText", "Cannot allocate memory")},
    {EINVAL, QT_TRANSLATE_NOOP("SystemText", "Invalid argument")},
    {EPIPE, QT_TRANSLATE_NOOP("SystemText", "Broken pipe")},
    {EADDRINUSE, QT_TRANSLATE_NOOP("SystemText", "Address already in use")},
    {EADDRNOTAVAIL, QT_TRANSLATE_NOOP("SystemText", "Cannot assign requested address")},
    {ECONNREFUSED, QT_TRANSLATE_NOOP("SystemText", "Connection refused")},
    {ECONNRESET, QT_TRANSLATE_NOOP("SystemText", "Connection reset by peer")},
    {ECONNABORTED, QT_TRANSLATE_NOOP("SystemText", "Software caused connection abort")},
    {ETIMEDOUT, QT_TRANSLATE_NOOP("SystemText", "Connection timed out")},
    {EHOSTUNREACH, QT_TRANSLATE_NOOP("SystemText", "No route to host")},
    {ENETUNREACH, QT_TRANSLATE_NOOP("SystemText", "Network is unreachable")},
};

// Where Qt keeps the reasons that it gives itself; its catalogue has them in the languages of the program.
constexpr const char *contextsOfQt[] = {
    "QIODevice",    "QAbstractSocket",   "QNativeSocketEngine", "QSslSocket", "QSslError", "QHttp",    "QNetworkReply",
    "QHostInfo",    "QHostInfoAgent",    "QJsonParseError",     "QFile",      "QSaveFile", "QProcess", "QRegularExpression",
    "QLocalSocket", "QHttpSocketEngine", "QSocks5SocketEngine"};

bool isTextOf(int error, const QString &reason)
{
#ifdef __GLIBC__
    if (reason == QString::fromLatin1(strerrordesc_np(error))) return true; // whatever the locale of the program that wrote it was
#endif
    return reason == QString::fromLocal8Bit(std::strerror(error));
}

} // namespace

QString systemText(const QString &reason)
{
    if (reason.isEmpty()) return reason;
    for (const auto &[error, text] : reasons)
        if (isTextOf(error, reason)) return QCoreApplication::translate("SystemText", text);
    const QByteArray english = reason.toUtf8();
    for (const char *context : contextsOfQt)
        if (const QString text = QCoreApplication::translate(context, english); text != reason) return text;
    return reason;
}

} // namespace ccr::ui
