#include "logging/report/page_cursor.h"

#include "logging/tracking/stable_hash.h"

#include <QFile>

#include <algorithm>
#include <array>

#include <zlib.h>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

constexpr std::size_t mostOfALine = 4096;

} // namespace

QString PageCursor::text() const
{
    return u"%1-%2-%3-%4-%5"_s.arg(millisSinceEpoch(now))
        .arg(question, 0, 16)
        .arg(file, 0, 16)
        .arg(newerTwins)
        .arg(position < 0 ? u"end"_s : QString::number(position));
}

std::optional<PageCursor> PageCursor::fromText(const QString &text)
{
    const QStringList parts = text.split(u'-');
    if (parts.size() != 5) return std::nullopt;
    std::array<bool, 5> ok{};
    PageCursor cursor;
    cursor.now = WallTime(milliseconds(parts[0].toLongLong(&ok[0])));
    cursor.question = parts[1].toULongLong(&ok[1], 16);
    cursor.file = parts[2].toULongLong(&ok[2], 16);
    cursor.newerTwins = parts[3].toInt(&ok[3]);
    cursor.position = parts[4] == "end"_L1 ? -1 : parts[4].toLongLong(&ok[4]);
    if (cursor.position < 0) ok[4] = parts[4] == "end"_L1;
    return std::all_of(ok.begin(), ok.end(), [](bool isRead) { return isRead; }) ? std::optional(cursor) : std::nullopt;
}

std::uint64_t hashOf(const LogQuestion &question)
{
    StableHash hash;
    hash.add(question.query.toStdString());
    for (const QString &option : {u"level"_s, u"since"_s, u"until"_s, u"stream"_s, u"requests"_s, u"order"_s}) {
        hash.add("\n");
        hash.add(question.options.value(option).toStdString());
    }
    return hash.value();
}

std::uint64_t firstLineHash(const QString &file)
{
    const gzFile source = ::gzopen(QFile::encodeName(file).constData(), "rb"); // reads plain files as well
    if (!source) return 0;
    std::array<char, mostOfALine> beginning{};
    const int count = ::gzread(source, beginning.data(), static_cast<unsigned>(beginning.size()));
    ::gzclose(source);
    if (count <= 0) return 0;
    const std::string_view text(beginning.data(), static_cast<std::size_t>(count));
    StableHash hash;
    hash.add(text.substr(0, text.find('\n')));
    return hash.value();
}

Result<std::optional<PageCursor>> cursorOf(const LogQuestion &question)
{
    const QString written = question.options.value(u"cursor"_s);
    if (written.isEmpty()) return std::optional<PageCursor>();
    const std::optional<PageCursor> cursor = PageCursor::fromText(written);
    const QuestionReader reader(question, {});
    if (!cursor)
        return reader.wrong(u"cursor"_s, u"\"%1\" is none; take it from the page before, or leave it out to begin"_s.arg(written.left(80)));
    if (cursor->question != hashOf(question))
        return reader.wrong(
            u"cursor"_s,
            u"\"%1\" belongs to another question; keep query, range, stream and order, or leave it out to begin"_s.arg(written.left(80)));
    return cursor;
}

} // namespace ccr::logging
