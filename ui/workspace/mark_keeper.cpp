#include "ui/workspace/mark_keeper.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSettings>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

constexpr QLatin1StringView settingsKey("logMarks");

QString pathOf(const logging::LogFileSet &files, int number)
{
    return QFileInfo(files.file(number)->path()).absoluteFilePath();
}

} // namespace

MarkKeeper::MarkKeeper(QSettings &settings, FileLog &files, LineMarks &marks)
    : QObject(&files), m_settings(settings), m_files(files), m_marks(marks), m_set(files.files())
{
    connect(&files, &FileLog::stateChanged, this, &MarkKeeper::restore);
    connect(&marks, &LineMarks::changed, this, &MarkKeeper::save);
    restore();
}

// The hash, so that nothing of a log gets into the settings.
QString MarkKeeper::headOf(int file) const
{
    const std::string line = m_set->file(file)->text(0);
    const auto hash = QCryptographicHash::hash(QByteArrayView(line.data(), static_cast<qsizetype>(line.size())), QCryptographicHash::Sha1);
    return QString::fromLatin1(hash.toHex());
}

void MarkKeeper::findKept()
{
    QList<Kept> all; // read when it is needed
    for (int file = 0; file < m_set->fileCount(); ++file) {
        if (m_looked.contains(file) || m_set->file(file)->lineCount() == 0) continue;
        m_looked.insert(file);
        if (all.isEmpty()) all = read();
        for (const Kept &kept : std::as_const(all)) {
            if (kept.path != pathOf(*m_set, file) || kept.head != headOf(file)) continue;
            for (const auto &[line, note] : kept.marks) m_pending.append({file, line, note});
        }
    }
}

void MarkKeeper::restore()
{
    if (m_set != m_files.files()) { // a file was cut: other lines have the numbers
        m_set = m_files.files();
        m_looked.clear();
        m_pending.clear();
        m_isRestoring = true;
        m_marks.clear();
        m_isRestoring = false;
    }
    findKept();
    if (m_pending.isEmpty()) return;
    m_isRestoring = true;
    m_pending.removeIf([this](const Pending &mark) {
        const qint64 line = m_set->numberOf({mark.file, mark.line});
        if (line < 0) return false;
        m_marks.setNote(line, mark.note);
        return true;
    });
    m_isRestoring = false;
}

void MarkKeeper::save()
{
    if (m_isRestoring || m_set != m_files.files()) return;
    QMap<int, Kept> ours;
    for (const int file : std::as_const(m_looked)) ours.insert(file, {pathOf(*m_set, file), headOf(file), {}});
    const auto keep = [&ours](int file, qint64 line, const QString &note) {
        const auto kept = ours.find(file);
        if (kept != ours.end() && kept->marks.size() < mostMarks) kept->marks.append({line, note.left(longestNote)});
    };
    for (auto mark = m_marks.notes().begin(); mark != m_marks.notes().end(); ++mark) {
        if (mark.key() >= m_set->count()) continue;
        const logging::LogFileSet::Place place = m_set->at(mark.key());
        keep(place.file, place.line, mark.value());
    }
    for (const Pending &mark : std::as_const(m_pending)) keep(mark.file, mark.line, mark.note);
    QList<Kept> all = read();
    all.removeIf([&ours](const Kept &kept) {
        return std::any_of(ours.begin(), ours.end(), [&kept](const Kept &our) { return our.path == kept.path; });
    });
    for (const Kept &kept : std::as_const(ours))
        if (!kept.marks.isEmpty()) all.prepend(kept);
    write(all.mid(0, mostFiles));
}

QList<MarkKeeper::Kept> MarkKeeper::read() const
{
    QList<Kept> all;
    const QJsonArray files = QJsonDocument::fromJson(m_settings.value(settingsKey).toByteArray()).array();
    for (const QJsonValue &entry : files) {
        Kept kept{.path = entry[u"path"].toString(), .head = entry[u"head"].toString(), .marks = {}};
        const QJsonArray marks = entry[u"marks"].toArray();
        for (const QJsonValue &mark : marks) kept.marks.append({mark[0].toInteger(), mark[1].toString()});
        all.append(kept);
    }
    return all;
}

void MarkKeeper::write(const QList<Kept> &all)
{
    QJsonArray files;
    for (const Kept &kept : all) {
        QJsonArray marks;
        for (const auto &[line, note] : kept.marks) marks.append(QJsonArray{line, note});
        files.append(QJsonObject{{u"path"_s, kept.path}, {u"head"_s, kept.head}, {u"marks"_s, marks}});
    }
    m_settings.setValue(settingsKey, QJsonDocument(files).toJson(QJsonDocument::Compact));
}

} // namespace ccr::ui
