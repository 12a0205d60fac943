#pragma once

#include "logging/api/exchange_files.h"
#include "ui/models/body_fetch.h"
#include "ui/models/exchange_table_model.h"
#include "ui/workspace/log_sources.h"
#include "ui/workspace/services.h"

namespace ccr::ui {

/// The exports of requests that are open beside those of the router, each a list of its own that nothing changes. Other files are logs
/// and go to the LogSources. GUI thread.
class OpenedFiles final : public QObject
{
    Q_OBJECT
public:
    static constexpr int none = -1; ///< the requests of the router

    OpenedFiles(const Services &services, LogSources &logs, QObject *parent = nullptr);

    int count() const { return static_cast<int>(m_files.size()); }
    int current() const { return m_current; }
    void setCurrent(int file);
    QString nameOf(int file) const;
    const logging::ExchangeFileFacts &factsOf(int file) const { return at(file).file->facts(); }
    ExchangeTableModel &modelOf(int file) const { return *at(file).model; }
    /// Who holds it may go on asking after it was closed. It goes in this thread.
    const std::shared_ptr<logging::ExchangeFile> &fileAt(int file) const { return at(file).file; }
    /// How many are being read.
    int openingCount() const { return m_opening; }

    /// Those that are open already are shown again.
    void open(const QStringList &paths);
    void close(int file);

    /// Where the bodies, heads and times of an exchange are, of the router or of a file.
    ExchangePlace placeOf(const std::string &exchangeId) const;
    int fileOf(const std::string &exchangeId) const; ///< none: it is one of the router
    /// The log file with the records of the opened file that the exchange is of; empty: there is none.
    QString recordsOf(const std::string &exchangeId) const;

Q_SIGNALS:
    void changed();                                           ///< the list, or openingCount()
    void currentChanged();                                    ///< before that, when both do
    void logsOpened();                                        ///< the log shows them
    void logsFailed(const std::function<QString()> &problem); ///< in the language of now
    /// `problem` says where in the file it is, in the language of now.
    void failed(const QString &path, const std::function<QString()> &problem);

private:
    struct Opened
    {
        std::shared_ptr<logging::ExchangeFile> file;
        std::unique_ptr<ExchangeTableModel> model;
    };
    const Opened &at(int file) const { return m_files[static_cast<std::size_t>(file)]; }
    void openNext(const QString &path);
    void take(const QString &path, Result<std::shared_ptr<logging::ExchangeFile>> opened);
    void openLogs(const QStringList &paths);
    void closeRecords(const QString &path);

    logging::LoggingControl &m_logging;
    logging::ExchangeFiles *m_reader;
    LogSources &m_logs;
    std::vector<Opened> m_files;
    QStringList m_logPaths; ///< found to be logs while others of the same call are being read
    int m_opening = 0;
    int m_current = none;
};

} // namespace ccr::ui
