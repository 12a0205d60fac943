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

std::unique_ptr<logging::ExchangeStore> storeOf(const logging::ExchangeFileCopy &file)
{
    auto opened = logging::ExchangeStore::open(file.store, logging::ExchangeStore::Access::ReadOnly);
    return opened ? std::move(opened->store) : nullptr;
}

QStringList filesOf(const logging::LoggingConfig &config)
{
    const logging::LogQuestion question;
    const auto selection = logging::selectLogs(logging::QuestionReader(question, wallNow()), config);
    return selection ? selection->files : QStringList();
}

std::unique_ptr<logging::ExportSource> sourceOf(const logging::ExchangeStore *store, const logging::LoggingConfig &config,
                                                const logging::RecentTraffic *recent, const logging::ExportContent &content)
{
    if (content.file) return std::make_unique<logging::OpenedExportSource>(store, content);
    return std::make_unique<logging::SelectedExportSource>(store, recent, content, filesOf(config));
}

} // namespace

ExportWorkshop::ExportWorkshop(const logging::LoggingConfig &config, const logging::RecentTraffic *recent,
                               const logging::ExportContent &content)
    : m_store(content.file ? storeOf(*content.file) : storeOf(config)),
      m_source(sourceOf(m_store.get(), config, recent, content)),
      m_exporting(m_redactor, QDir::homePath(), QStringLiteral(CCR_VERSION), systemClock())
{
    m_redactor.applyConfig(config);
}

} // namespace ccr::app
