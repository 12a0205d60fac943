#pragma once

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStringList>

namespace ccr::testing {

/// How `lines` differ from the text that is committed as `name` in tests/data/ui; empty: not at all. With CCR_WRITE_SNAPSHOTS=1 the
/// text is written anew instead, to be looked at before it is taken.
inline QString differenceFromSnapshot(const QString &name, const QStringList &lines)
{
    const QString path = QStringLiteral(CCR_TEST_DATA "/ui/%1.txt").arg(name);
    QFile file(path);
    if (qEnvironmentVariableIsSet("CCR_WRITE_SNAPSHOTS")) {
        const QByteArray text = lines.join(u'\n').toUtf8() + '\n';
        const bool isWritten = QDir().mkpath(QFileInfo(path).path()) && file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
        return isWritten ? QString() : QStringLiteral("cannot write %1: %2").arg(path, file.errorString());
    }
    if (!file.open(QIODevice::ReadOnly)) return QStringLiteral("cannot read %1: %2").arg(path, file.errorString());
    const QStringList expected = QString::fromUtf8(file.readAll()).trimmed().split(u'\n');
    QString difference;
    for (const QString &line : expected)
        if (!lines.contains(line)) difference += QStringLiteral("\n- ") + line;
    for (const QString &line : lines)
        if (!expected.contains(line)) difference += QStringLiteral("\n+ ") + line;
    if (difference.isEmpty() && lines != expected) difference = QStringLiteral("\nanother order: ") + lines.join(QStringLiteral("\n  "));
    if (difference.isEmpty()) return {};
    return path + difference + QStringLiteral("\nIf that is wanted, write it anew with CCR_WRITE_SNAPSHOTS=1.");
}

} // namespace ccr::testing
