#pragma once

#include "tests/support/picture_difference.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFontInfo>
#include <QPainter>

namespace ccr::testing {

/// What the approved pictures in tests/data/ui/approved were drawn with: Qt, the fonts, and letters as they come out. Where that is
/// otherwise, every letter stands a little differently, and a comparison says nothing.
inline QByteArray renderingFingerprint()
{
    QImage picture(640, 200, QImage::Format_Grayscale8);
    picture.fill(Qt::white);
    QPainter painter(&picture);
    int line = 0;
    QByteArray fonts;
    QFont bold = QApplication::font();
    bold.setBold(true);
    for (const QFont &font : {QApplication::font(), bold, ui::monospaceFont()}) {
        painter.setFont(font);
        painter.drawText(QRect(4, 4 + 60 * line++, 632, 60), QStringLiteral("Ag fi 0123456789 → ● ✓ △ ✕ ◐ —\n请求 日志 模型 复制，设置"));
        fonts += QFontInfo(font).family().toUtf8() + ' ' + QByteArray::number(QFontInfo(font).pixelSize()) + "px, ";
    }
    painter.end();
    QCryptographicHash hash(QCryptographicHash::Sha1);
    for (int y = 0; y < picture.height(); ++y)
        hash.addData(QByteArrayView(reinterpret_cast<const char *>(picture.constScanLine(y)), picture.width()));
    return QByteArray("Qt ") + qVersion() + ", " + fonts + "letters " + hash.result().toHex() + '\n';
}

/// The pictures of the window that somebody looked at and found right, in tests/data/ui/approved. With CCR_WRITE_SNAPSHOTS=1 they are
/// drawn anew, to be looked at before they are taken. GUI thread.
class ApprovedPictures
{
public:
    static bool isWriting() { return qEnvironmentVariableIsSet("CCR_WRITE_SNAPSHOTS"); }
    static QString pathOf(const QString &file) { return QStringLiteral(CCR_TEST_DATA "/ui/approved/") + file; }

    /// Why nothing can be compared here; empty: it can.
    static QString obstacle()
    {
        // Letters are hinted at whole sizes only, so each scale has its own.
        QFile file(pathOf(QStringLiteral("rendering@%1.txt").arg(qApp->devicePixelRatio())));
        const QByteArray now = renderingFingerprint();
        if (isWriting()) {
            if (file.open(QIODevice::WriteOnly) && file.write(now) == now.size()) return {};
            return QStringLiteral("cannot write %1: %2").arg(file.fileName(), file.errorString());
        }
        const QByteArray approved = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        if (approved == now) return {};
        return QStringLiteral("the approved pictures were drawn with %1; here it is %2")
            .arg(QString::fromUtf8(approved.trimmed()), QString::fromUtf8(now.trimmed()));
    }
    static QImage read(const QString &name) { return QImage(pathOf(name + QStringLiteral(".png"))).convertToFormat(QImage::Format_RGB32); }
    static bool write(const QString &name, const QImage &picture)
    {
        return withFewColours(reduced(picture)).save(pathOf(name + QStringLiteral(".png")), "PNG", 0);
    }
    /// In what way the picture is not the approved one; empty: it is.
    static QString difference(const QString &name, const QImage &picture)
    {
        const QImage approved = read(name);
        if (approved.isNull()) return QStringLiteral("no picture of that name is approved");
        const QImage now = reduced(picture);
        const std::optional<PictureDifference> found = differenceBetween(approved, now);
        if (!found)
            return QStringLiteral("%1x%2 instead of %3x%4").arg(now.width()).arg(now.height()).arg(approved.width()).arg(approved.height());
        if (!found->isSeen()) return {};
        return QStringLiteral("differs by %1 of 255, in %2 blocks, most (%3) at %4,%5 of the halved picture")
            .arg(found->mean, 0, 'f', 2)
            .arg(found->blocks.size())
            .arg(found->worst, 0, 'f', 1)
            .arg(found->place.x())
            .arg(found->place.y());
    }
    /// Writes approved and present picture side by side; returns where.
    static QString keepDifference(const QString &name, const QImage &picture)
    {
        const QDir folder(qEnvironmentVariable("CCR_ARTIFACTS", QStringLiteral("artifacts")));
        folder.mkpath(QStringLiteral("."));
        const QImage approved = read(name);
        const QImage now = reduced(picture);
        const std::optional<PictureDifference> found = differenceBetween(approved, now);
        const QString path = folder.absoluteFilePath(QStringLiteral("differs-%1.png").arg(name));
        return differencePicture(approved, now, found ? found->blocks : QList<QRect>()).save(path) ? path : QString();
    }
};

} // namespace ccr::testing
