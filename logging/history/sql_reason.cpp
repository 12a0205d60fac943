#include "logging/history/sql_reason.h"

#include "logging/api/logging_sentences.h"

#include <QSqlError>

namespace ccr::logging {

namespace {

constexpr int primaryCode = 0xff; ///< of an extended result code

struct Known
{
    int code; ///< https://www.sqlite.org/rescode.html
    LoggingSentence words;
};

constexpr Known knownCodes[] = {
    {5, "database is locked"},        {8, "attempt to write a readonly database"},
    {10, "disk I/O error"},           {11, "database disk image is malformed"},
    {13, "database or disk is full"}, {14, "unable to open database file"},
    {26, "file is not a database"},
};

} // namespace

Phrase sqlReason(const QSqlError &error)
{
    const int code = error.nativeErrorCode().toInt() & primaryCode;
    for (const Known &known : knownCodes)
        if (known.code == code) return known.words.with();
    return error.databaseText();
}

} // namespace ccr::logging
