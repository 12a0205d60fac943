#pragma once

#include "logging/report/log_selection.h"
#include "logging/report/page_cursor.h"

#include <deque>

namespace ccr::logging {

enum class PageOrder
{
    AsWritten,   ///< the newest ones, the newest of them last
    NewestFirst, ///< the newest ones
    OldestFirst  ///< the oldest ones
};

struct PageRequest
{
    std::size_t limit = 0; ///< 0: all
    PageOrder order = PageOrder::AsWritten;
    std::optional<PageCursor> cursor;
};

/// How many records or requests the question wants, in which order, and from where on.
Result<PageRequest> pageRequestOf(const LogQuestion &question, const QuestionReader &reader);

struct RecordPage
{
    std::deque<std::string> lines;
    std::optional<PageCursor> next; ///< file and position alone; absent: nothing is left to look at
};

/// The largest page, in bytes; a page that would be larger ends early.
inline constexpr std::size_t maxPageBytes = 32UL * 1024 * 1024;

/// Searches the files in the order that needs the fewest of them. The limit must not be 0. NotFound: the file of the cursor is
/// gone.
Result<RecordPage> findRecordPage(const LogSelection &selection, const PageRequest &request, const std::atomic<bool> &cancelled);

} // namespace ccr::logging
