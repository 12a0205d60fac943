#include "ui/workspace/opened_files.h"

#include "logging/api/logging_control.h"
#include "ui/models/logging_text.h"

#include <QFileInfo>

#include <algorithm>

namespace ccr::ui {

OpenedFiles::OpenedFiles(const Services &services, LogSources &logs, QObject *parent)
    : QObject(parent), m_logging(services.logging), m_reader(services.exchangeFiles), m_logs(logs)
{
}

QString OpenedFiles::nameOf(int file) const
{
    return QFileInfo(factsOf(file).path).fileName();
}

void OpenedFiles::setCurrent(int file)
{
    if (file == m_current || file < none || file >= count()) return;
    m_current = file;
    Q_EMIT currentChanged();
}

void OpenedFiles::open(const QStringList &paths)
{
    if (!m_reader) return openLogs(paths);
    for (const QString &path : paths) openNext(QFileInfo(path).absoluteFilePath());
}

void OpenedFiles::openNext(const QString &path)
{
    const auto isOpen = [&path](const Opened &opened) { return opened.file->facts().path == path; };
    if (const auto found = std::find_if(m_files.begin(), m_files.end(), isOpen); found != m_files.end())
        return setCurrent(static_cast<int>(found - m_files.begin()));
    ++m_opening;
    Q_EMIT changed();
    m_reader->open(path, this, [this, path](Result<std::shared_ptr<logging::ExchangeFile>> opened) { take(path, std::move(opened)); });
}

void OpenedFiles::take(const QString &path, Result<std::shared_ptr<logging::ExchangeFile>> opened)
{
    --m_opening;
    if (!opened) {
        Q_EMIT failed(path, [error = opened.error()] { return loggingText(error); });
    } else if (!*opened) {
        m_logPaths.append(path);
    } else {
        auto model = std::make_unique<ExchangeTableModel>();
        model->setHistory(&(*opened)->exchanges());
        m_files.push_back({.file = std::move(*opened), .model = std::move(model)});
        m_current = count() - 1;
        Q_EMIT currentChanged();
    }
    if (m_opening == 0 && !m_logPaths.isEmpty()) openLogs(std::exchange(m_logPaths, {}));
    Q_EMIT changed();
}

// All of them as one source.
void OpenedFiles::openLogs(const QStringList &paths)
{
    const Result<Done> opened = m_logs.open(paths);
    if (opened)
        Q_EMIT logsOpened();
    else
        Q_EMIT logsFailed([error = opened.error()] { return FileLog::textOf(error); });
}

void OpenedFiles::close(int file)
{
    if (file < 0 || file >= count()) return;
    // Kept until nobody shows it.
    const Opened closed = std::move(m_files[static_cast<std::size_t>(file)]);
    m_files.erase(m_files.begin() + file);
    if (m_current == file)
        m_current = none;
    else if (m_current > file)
        --m_current;
    closeRecords(closed.file->copy().records);
    Q_EMIT currentChanged();
    Q_EMIT changed();
}

// They go with the file.
void OpenedFiles::closeRecords(const QString &path)
{
    for (int source = m_logs.count() - 1; source > 0; --source)
        if (m_logs.filesOf(source)->paths() == QStringList{path}) m_logs.close(source);
}

int OpenedFiles::fileOf(const std::string &exchangeId) const
{
    const auto holds = [&exchangeId](const Opened &opened) { return exchangeId.ends_with(opened.file->copy().suffix); };
    const auto found = std::find_if(m_files.begin(), m_files.end(), holds);
    return found == m_files.end() ? none : static_cast<int>(found - m_files.begin());
}

QString OpenedFiles::recordsOf(const std::string &exchangeId) const
{
    const int file = fileOf(exchangeId);
    return file == none ? QString() : at(file).file->copy().records;
}

ExchangePlace OpenedFiles::placeOf(const std::string &exchangeId) const
{
    if (const int file = fileOf(exchangeId); file != none) return {.traffic = nullptr, .history = &at(file).file->exchanges()};
    return {.traffic = m_logging.recentTraffic(), .history = m_logging.history()};
}

} // namespace ccr::ui
