#include "logging/rotation/log_file_names.h"

#include "logging/rotation/rotation_policy.h"

#include <QDateTime>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

const QString dayFormat = u"yyyy-MM-dd"_s;
const QString secondFormat = u"yyyyMMdd_HHmmss"_s;

QString patternOf(FileNaming naming, const QString &stem, const QString &suffix)
{
    const QString name = QRegularExpression::escape(stem) + u"(?:\\.(?<instance>\\d{1,10}))?"_s;
    const QString end = QRegularExpression::escape(suffix);
    const QString compression = u"(?<compression>\\.gz)?"_s;
    switch (naming) {
    case FileNaming::Dated: return name + u"\\.(?<stamp>\\d{4}-\\d{2}-\\d{2})\\.(?<sequence>\\d{1,9})"_s + end + compression;
    case FileNaming::PinoRoll:
    case FileNaming::Numbered: return name + end + u"\\.(?<sequence>\\d{1,9})"_s + compression;
    case FileNaming::SeedScript: return name + u"_(?<stamp>\\d{8}_\\d{6})(?:_(?<sequence>\\d{1,9}))?"_s + end + compression;
    case FileNaming::SpecDate: return u"(?<stamp>\\d{4}-\\d{2}-\\d{2})-"_s + name + u"(?:_(?<sequence>\\d{1,9}))?"_s + end + compression;
    }
    return {};
}

} // namespace

LogFileNames::LogFileNames(const QString &path, const Rotation &rotation, const std::optional<QTimeZone> &zone)
    : m_path(path), m_naming(rotation.naming), m_utc(rotation.utc), m_zone(zone)
{
    const QFileInfo info(path);
    m_stem = info.completeBaseName();
    m_suffix = info.fileName().mid(m_stem.size());
    m_rotatedPattern.setPattern(u"\\A(?:"_s + patternOf(m_naming, m_stem, m_suffix) + u")\\z"_s);
    const QString day = m_naming == FileNaming::SpecDate ? u"\\d{4}-\\d{2}-\\d{2}-"_s : QString();
    m_instancePattern.setPattern(u"\\A"_s + day + QRegularExpression::escape(m_stem) + u"\\.(\\d{1,10})"_s
                                 + QRegularExpression::escape(m_suffix) + u"\\z"_s);
    m_rotatedPattern.optimize();
    m_instancePattern.optimize();
}

QString LogFileNames::folder() const
{
    return QFileInfo(m_path).path();
}

QString LogFileNames::rotatedFolder() const
{
    return m_naming == FileNaming::SeedScript ? folder() + u"/rotated"_s : folder();
}

QString LogFileNames::active(WallTime now) const
{
    if (m_naming != FileNaming::SpecDate) return m_path;
    return folder() + u'/' + stamp(now) + u'-' + m_stem + m_suffix;
}

QString LogFileNames::stamp(WallTime begun) const
{
    if (m_naming == FileNaming::PinoRoll || m_naming == FileNaming::Numbered) return {};
    const QTimeZone zone = m_zone ? *m_zone : zoneOf({.utc = m_utc});
    const auto time = QDateTime::fromMSecsSinceEpoch(millisSinceEpoch(begun), zone);
    return time.toString(m_naming == FileNaming::SeedScript ? secondFormat : dayFormat);
}

QString LogFileNames::rotated(const QString &stamp, int sequence) const
{
    const QString number = QString::number(sequence);
    const QString inFolder = rotatedFolder() + u'/';
    switch (m_naming) {
    case FileNaming::Dated: return inFolder + m_stem + u'.' + stamp + u'.' + number + m_suffix;
    case FileNaming::PinoRoll:
    case FileNaming::Numbered: return inFolder + m_stem + m_suffix + u'.' + number;
    case FileNaming::SeedScript: return inFolder + m_stem + u'_' + stamp + (sequence > 1 ? u'_' + number : QString()) + m_suffix;
    case FileNaming::SpecDate: return inFolder + stamp + u'-' + m_stem + (sequence > 0 ? u'_' + number : QString()) + m_suffix;
    }
    return {};
}

std::optional<LogFileNames::Parts> LogFileNames::parse(const QString &fileName) const
{
    const QRegularExpressionMatch match = m_rotatedPattern.match(fileName);
    if (!match.hasMatch()) return std::nullopt;
    const bool isNumbered = m_naming == FileNaming::PinoRoll || m_naming == FileNaming::Numbered;
    Parts parts{.instance = match.captured(u"instance"_s),
                .stamp = isNumbered ? QString() : match.captured(u"stamp"_s),
                .sequence = match.captured(u"sequence"_s).toInt(),
                .compressed = false,
                .compression = match.captured(u"compression"_s)};
    parts.compressed = !parts.compression.isEmpty();
    if (m_naming == FileNaming::SeedScript && parts.sequence == 0) parts.sequence = 1;
    const bool isDate = isNumbered || QDate::fromString(parts.stamp.left(10), dayFormat).isValid()
                        || QDateTime::fromString(parts.stamp, secondFormat).isValid();
    return isDate ? std::optional(parts) : std::nullopt;
}

LogFileNames LogFileNames::forInstance(qint64 processId) const
{
    Rotation rotation;
    rotation.naming = m_naming;
    rotation.utc = m_utc;
    return {folder() + u'/' + m_stem + u'.' + QString::number(processId) + m_suffix, rotation, m_zone};
}

std::vector<LogFileNames> LogFileNames::inOtherNamings() const
{
    std::vector<LogFileNames> others;
    // PinoRoll and Numbered call their files alike.
    const FileNaming own = m_naming == FileNaming::Numbered ? FileNaming::PinoRoll : m_naming;
    for (const FileNaming naming : {FileNaming::Dated, FileNaming::PinoRoll, FileNaming::SeedScript, FileNaming::SpecDate}) {
        if (naming == own) continue;
        Rotation rotation;
        rotation.naming = naming;
        rotation.utc = m_utc;
        others.emplace_back(m_path, rotation, m_zone);
    }
    return others;
}

std::optional<qint64> LogFileNames::instanceOf(const QString &activeFileName) const
{
    const QRegularExpressionMatch match = m_instancePattern.match(activeFileName);
    return match.hasMatch() ? std::optional(match.captured(1).toLongLong()) : std::nullopt;
}

bool LogFileNames::isOlder(const Parts &a, const Parts &b) const
{
    if (m_naming == FileNaming::Numbered) return a.sequence > b.sequence;
    if (a.stamp != b.stamp) return a.stamp < b.stamp;
    // The file of a day that had no need of a number was the last of that day.
    if (m_naming == FileNaming::SpecDate && (a.sequence == 0) != (b.sequence == 0)) return b.sequence == 0;
    return a.sequence < b.sequence;
}

} // namespace ccr::logging
