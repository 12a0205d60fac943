#include "logging/query/line_search.h"

#include "logging/api/logging_sentences.h"
#include "logging/base/posix_files.h"
#include "logging/query/block_search.h"
#include "logging/query/zstd_text.h"

#include <QFile>

#include <algorithm>
#include <condition_variable>
#include <cstring>
#include <mutex>
#include <thread>

#include <zlib.h>

namespace ccr::logging {

namespace {

constexpr std::size_t blockSize = 1024UL * 1024; // stays in a processor's cache between reading and searching
constexpr std::size_t padding = 64;              ///< the parser may read so far after the last line

/// Memory that is used again from block to block; growing keeps what is in it.
class Buffer
{
public:
    char *data() { return m_data.get(); }
    std::size_t capacity() const { return m_capacity; }
    void reserve(std::size_t capacity)
    {
        if (capacity <= m_capacity) return;
        auto larger = std::make_unique_for_overwrite<char[]>(capacity);
        if (m_capacity > 0) std::memcpy(larger.get(), m_data.get(), m_capacity);
        m_data = std::move(larger);
        m_capacity = capacity;
    }

private:
    std::unique_ptr<char[]> m_data;
    std::size_t m_capacity = 0;
};

/// One block of whole lines, and what was found in it.
struct Block
{
    Buffer buffer;
    qint64 offset = 0;
    std::string_view text; ///< whole lines, in the buffer
    std::size_t readable = 0;
    std::vector<BlockMatch> matches;
    std::uint64_t lines = 0;
    bool done = false;

    void setText(std::size_t from, std::size_t end)
    {
        text = {buffer.data() + from, end - from};
        readable = buffer.capacity() - from;
        matches.clear();
        lines = 0;
        done = false;
    }
};

/// Gives out blocks of whole lines, one after another.
class BlockSource
{
public:
    virtual ~BlockSource() = default;
    /// Under the lock of the search. False: there are no more.
    virtual bool next(Block &block) = 0;
    /// Outside of it, by the thread that will search the block.
    virtual void load(Block &) {}
    virtual Phrase problem() const { return {}; }
};

/// Reads instead of mapping: a file that is truncated meanwhile would end the program.
class PlainSource final : public BlockSource
{
public:
    /// The part from `begin`, where a line begins, to `end`.
    PlainSource(int handle, qint64 begin, qint64 end) : m_handle(handle), m_begin(begin), m_end(end), m_at(begin) {}

    bool next(Block &block) override
    {
        if (m_at >= m_end) return false;
        block.offset = m_at;
        m_at += static_cast<qint64>(blockSize);
        return true;
    }

    // The block has the lines that begin in its part of the file.
    void load(Block &block) override
    {
        const std::size_t before = block.offset > m_begin ? 1 : 0; // whether a line begins at its first byte
        std::size_t filled = read(block, 0, block.offset - static_cast<qint64>(before), blockSize + before);
        std::size_t begin = 0;
        if (before > 0) {
            const void *end = std::memchr(block.buffer.data(), '\n', filled);
            if (!end) return block.setText(0, 0); // one line goes over the whole block
            begin = static_cast<std::size_t>(static_cast<const char *>(end) - block.buffer.data()) + 1;
            if (begin >= blockSize + before) return block.setText(0, 0);
        }
        // The last line may end in the next part.
        std::size_t from = filled > 0 ? filled - 1 : 0;
        while (filled >= blockSize + before) {
            const void *end = std::memchr(block.buffer.data() + from, '\n', filled - from);
            if (end) return block.setText(begin, static_cast<std::size_t>(static_cast<const char *>(end) - block.buffer.data()) + 1);
            from = filled;
            const std::size_t more =
                read(block, filled, block.offset - static_cast<qint64>(before) + static_cast<qint64>(filled), blockSize / 16);
            if (more == 0) break;
            filled += more;
        }
        block.setText(begin, std::max(begin, filled));
    }

private:
    std::size_t read(Block &block, std::size_t at, qint64 offset, std::size_t count) const
    {
        block.buffer.reserve(at + count + padding);
        count = static_cast<std::size_t>(std::clamp<qint64>(m_end - offset, 0, static_cast<qint64>(count)));
        return readFullyAt(m_handle, block.buffer.data() + at, count, offset); // shorter than it was: what is left is searched
    }

    int m_handle;
    qint64 m_begin;
    qint64 m_end;
    qint64 m_at;
};

/// What is unpacked from the beginning to the end, in blocks of whole lines.
class UnpackedSource : public BlockSource
{
public:
    bool next(Block &block) override
    {
        std::size_t filled = m_rest.size();
        block.buffer.reserve(filled + blockSize + padding);
        m_rest.copy(block.buffer.data(), filled);
        m_rest.clear();
        while (!m_ended) {
            block.buffer.reserve(filled + blockSize + padding);
            const std::size_t count = unpack(block.buffer.data() + filled, blockSize);
            m_ended = count == 0;
            filled += count;
            const std::size_t end = std::string_view(block.buffer.data(), filled).rfind('\n');
            if (m_ended || end == std::string_view::npos) continue;
            m_rest.assign(block.buffer.data() + end + 1, filled - end - 1);
            filled = end + 1;
            break;
        }
        block.setText(0, filled);
        return filled > 0;
    }

protected:
    virtual std::size_t unpack(char *out, std::size_t most) = 0; ///< 0: there is no more, perhaps because of a problem

private:
    std::string m_rest;
    bool m_ended = false;
};

class GzipSource final : public UnpackedSource
{
public:
    explicit GzipSource(const QString &path) : m_file(::gzopen(QFile::encodeName(path).constData(), "rb"))
    {
        if (m_file) ::gzbuffer(m_file, 256 * 1024);
    }
    ~GzipSource() override
    {
        if (m_file) ::gzclose(m_file);
    }
    Q_DISABLE_COPY_MOVE(GzipSource)
    bool isOpen() const { return m_file != nullptr; }
    Phrase problem() const override { return m_problem; }

private:
    std::size_t unpack(char *out, std::size_t most) override
    {
        const int count = ::gzread(m_file, out, static_cast<unsigned>(most));
        if (count < 0) m_problem = saidOfLogging("it is damaged"); // what could be unpacked is searched all the same
        return static_cast<std::size_t>(std::max(count, 0));
    }

    gzFile m_file;
    Phrase m_problem;
};

class ZstdSource final : public UnpackedSource
{
public:
    explicit ZstdSource(int handle) : m_reader(handle) {}
    Phrase problem() const override { return m_reader.problem(); }

private:
    std::size_t unpack(char *out, std::size_t most) override
    {
        return static_cast<std::size_t>(m_reader.read(out, static_cast<qint64>(most)));
    }

    ZstdReader m_reader;
};

/// Workers take blocks; the calling thread hands out what they found, in order. At most a few blocks wait, so that memory
/// stays bounded.
class Search
{
public:
    /// Of a block and how many lines were looked at before it; false: stop.
    using Deliver = std::function<bool(const Block &block, std::uint64_t linesBefore)>;

    Search(BlockSource &source, const Query &query, const Deliver &deliver, const LineSearchOptions &options)
        : m_source(source), m_query(query), m_deliver(deliver), m_options(options)
    {
    }

    LineSearchResult run()
    {
        const unsigned processors = std::max(1U, std::thread::hardware_concurrency());
        const int count = m_options.threads > 0 ? m_options.threads : static_cast<int>(processors);
        m_mostWaiting = static_cast<std::size_t>(count) * 4;
        std::vector<std::thread> workers;
        for (int i = 0; i < count; ++i) workers.emplace_back([this] { work(); });
        collect();
        for (std::thread &worker : workers) worker.join();
        return m_result;
    }

private:
    bool isCancelled() const { return m_options.cancel && m_options.cancel->load(std::memory_order_relaxed); }

    void work()
    {
        BlockSearch search(m_query);
        for (;;) {
            std::shared_ptr<Block> block = take();
            if (!block) return;
            m_source.load(*block);
            block->lines = search.search(block->text, block->readable, block->matches);
            const std::scoped_lock lock(m_mutex);
            block->done = true;
            m_changed.notify_all();
        }
    }

    std::shared_ptr<Block> take()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_stopped || m_waiting.size() < m_mostWaiting; });
        if (m_stopped || m_ended || isCancelled()) {
            end();
            return nullptr;
        }
        std::shared_ptr<Block> block = m_spare.empty() ? std::make_shared<Block>() : m_spare.back();
        if (!m_spare.empty()) m_spare.pop_back();
        block->done = false;
        if (!m_source.next(*block)) {
            end();
            return nullptr;
        }
        m_waiting.push_back(block);
        return block;
    }

    void end()
    {
        m_ended = true;
        m_changed.notify_all();
    }

    void collect()
    {
        for (;;) {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [this] { return (m_waiting.empty() && m_ended) || (!m_waiting.empty() && m_waiting.front()->done); });
            if (m_waiting.empty()) break;
            const std::shared_ptr<Block> block = m_waiting.front();
            lock.unlock();
            const bool goesOn = deliver(*block);
            lock.lock();
            m_waiting.erase(m_waiting.begin());
            m_spare.push_back(block);
            m_stopped = !goesOn;
            m_changed.notify_all();
            if (m_stopped) break;
        }
        m_result.cancelled = isCancelled();
    }

    bool deliver(const Block &block)
    {
        const std::uint64_t before = m_result.lines;
        m_result.lines += block.lines;
        m_result.matches += block.matches.size();
        m_result.bytes += block.text.size();
        return m_deliver(block, before);
    }

    BlockSource &m_source;
    const Query &m_query;
    const Deliver &m_deliver;
    const LineSearchOptions &m_options;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<std::shared_ptr<Block>> m_waiting; ///< in the order of the file; shared by the worker and the collector
    std::vector<std::shared_ptr<Block>> m_spare;
    std::size_t m_mostWaiting = 0;
    bool m_ended = false;
    bool m_stopped = false;
    LineSearchResult m_result;
};

Error cannotRead(const QString &path, const Phrase &reason)
{
    return errorSaying(ErrorKind::Io, saidOfLogging("Cannot read %1: %2", path, reason));
}

bool isGzip(QFile &file)
{
    return file.peek(2) == QByteArrayView("\x1f\x8b");
}

/// `handle`: below 0, the file is opened by its name.
Result<LineSearchResult> run(const FilePart &part, const Query &query, const Search::Deliver &deliver, const LineSearchOptions &options)
{
    QFile file(part.path);
    if (!file.open(QIODevice::ReadOnly)) {
        if (part.handle < 0) return cannotRead(part.path, file.errorString());
    } else if (part.handle < 0 && isGzip(file)) {
        GzipSource source(part.path);
        if (!source.isOpen()) return cannotRead(part.path, saidOfLogging("zlib cannot open it"));
        const LineSearchResult result = Search(source, query, deliver, options).run();
        if (!source.problem().isEmpty()) return cannotRead(part.path, source.problem());
        return result;
    } else if (part.handle < 0 && isZstd(file.peek(4))) {
        ZstdSource source(file.handle());
        const LineSearchResult result = Search(source, query, deliver, options).run();
        if (!source.problem().isEmpty()) return cannotRead(part.path, source.problem());
        return result;
    }
    const qint64 end = part.end < 0 ? file.size() : part.end;
    if (end <= part.begin) return LineSearchResult{};
    PlainSource source(part.handle < 0 ? file.handle() : part.handle, part.begin, end);
    return Search(source, query, deliver, options).run();
}

} // namespace

Result<LineSearchResult> searchLines(const QString &path, const Query &query, const std::function<bool(std::string_view)> &found,
                                     const LineSearchOptions &options)
{
    const auto deliver = [&found](const Block &block, std::uint64_t) {
        return !found
               || std::all_of(block.matches.begin(), block.matches.end(), [&](const BlockMatch &match) { return found(match.line); });
    };
    return run({.path = path}, query, deliver, options);
}

Result<LineSearchResult> searchLineNumbers(const FilePart &part, const Query &query, const std::function<bool(const FoundLines &)> &found,
                                           const LineSearchOptions &options)
{
    FoundLines result;
    const auto deliver = [&](const Block &block, std::uint64_t linesBefore) {
        result.numbers.clear();
        for (const BlockMatch &match : block.matches) result.numbers.push_back(linesBefore + match.number);
        result.lines = linesBefore + block.lines;
        result.bytes += static_cast<qint64>(block.text.size());
        return found(result);
    };
    return run(part, query, deliver, options);
}

} // namespace ccr::logging
