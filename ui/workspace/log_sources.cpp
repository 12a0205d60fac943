#include "ui/workspace/log_sources.h"

#include <QFileInfo>

#include <algorithm>

namespace ccr::ui {

LogSources::LogSources(LiveLog &live, QObject *parent) : QObject(parent), m_live(live)
{
    m_sources.push_back({.files = nullptr, .rows = &live, .marks = std::make_unique<LineMarks>()});
}

QString LogSources::nameOf(int source) const
{
    const FileLog *files = filesOf(source);
    return files ? files->name() : tr("Live");
}

void LogSources::setCurrent(int source)
{
    if (source == m_current || source < 0 || source >= count()) return;
    m_current = source;
    Q_EMIT currentChanged();
}

Result<Done> LogSources::open(const QStringList &paths)
{
    for (int i = 1; i < count(); ++i) {
        if (filesOf(i)->paths() != paths) continue;
        setCurrent(i); // they are open already
        return Done{};
    }
    auto files = FileLog::open(paths);
    if (!files) return files.error();
    LogRows *rows = files->get();
    m_sources.push_back({.files = std::move(*files), .rows = rows, .marks = std::make_unique<LineMarks>()});
    m_current = count() - 1;
    Q_EMIT currentChanged();
    Q_EMIT changed();
    return Done{};
}

void LogSources::close(int source)
{
    if (source <= 0 || source >= count()) return;
    // Kept until nobody shows it.
    const Source closed = std::move(m_sources[static_cast<std::size_t>(source)]);
    m_sources.erase(m_sources.begin() + source);
    if (m_current >= source) --m_current;
    Q_EMIT currentChanged();
    Q_EMIT changed();
}

void LogSources::takeDeletion(bool isEverything)
{
    if (isEverything) m_live.clear();
    const auto isThere = [](const QString &path) { return QFileInfo::exists(path); };
    for (int i = count() - 1; i > 0; --i) {
        const QStringList paths = filesOf(i)->paths();
        if (std::none_of(paths.cbegin(), paths.cend(), isThere)) close(i);
    }
    Q_EMIT filesDeleted();
}

void LogSources::goTo(int source, qint64 line)
{
    if (source < 0 || source >= count()) return; // closed meanwhile
    setCurrent(source);
    Q_EMIT lineRequested(line);
}

} // namespace ccr::ui
