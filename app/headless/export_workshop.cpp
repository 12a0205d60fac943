#include "app/headless/export_workshop.h"

#include "logging/report/history_access.h"
#include "logging/report/log_selection.h"

#include <QDir>

namespace ccr::app {

namespace {

// Without a history there is nothing of earlier runs; that is no reason to refuse what is there.
std::unique_ptr<logging::ExchangeStore> storeOf(const logging::LoggingConfig &config)
{
    auto opened = logging::openHistory(config);
    return opened ? std::move(opened).value() : nullptr;
}

QStringList filesOf(const logging::LoggingConfig &config)
{
    const logging::LogQuestion question;
    const auto selection = logging::selectLogs(logging::QuestionReader(question, wallNow()), config);
    return selection ? selection->files : QStringList();
}

} // namespace

ExportWorkshop::ExportWorkshop(const logging::LoggingConfig &config, const logging::RecentTraffic *recent,
                               const logging::ExportContent &content)
    : m_store(storeOf(config)),
      m_source(m_store.get(), recent, content, filesOf(config)),
      m_exporting(m_redactor, QDir::homePath(), QStringLiteral(CCR_VERSION), systemClock())
{
    m_redactor.applyConfig(config);
}

} // namespace ccr::app
