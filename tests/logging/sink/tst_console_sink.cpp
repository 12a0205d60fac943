#include "logging/sink/console_sink.h"

#include "tests/support/fake_clock.h"

#include <QFileInfo>
#include <QTemporaryFile>
#include <QTest>

#include <array>
#include <csignal>

#include <fcntl.h>
#include <pty.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace ccr;
using namespace ccr::logging;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

LogRecord record(const std::string &message)
{
    return {.time = wallNow(), .severity = Severity::Info, .component = "t", .message = message, .exchangeId = {}, .fields = {}};
}

StreamConfig stream(FormatProfile profile = FormatProfile::Pino)
{
    StreamConfig config{.name = u"console"_s};
    config.format.profile = profile;
    return config;
}

struct Pipe
{
    Pipe()
    {
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0) qFatal("no pipe");
        reader.reset(ends[0]);
        writer.reset(ends[1]);
        ::fcntl(reader.get(), F_SETFL, O_NONBLOCK);
    }
    /// Everything that is in it now.
    QByteArray read() const
    {
        QByteArray text;
        std::array<char, 65536> piece;
        for (ssize_t count = 0; (count = ::read(reader.get(), piece.data(), piece.size())) > 0;) text.append(piece.data(), count);
        return text;
    }
    Descriptor reader;
    Descriptor writer;
};

volatile std::sig_atomic_t brokenPipeSignals = 0;

} // namespace

class TestConsoleSink : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void writesLines();
    void neverWaitsForAReader_data();
    void neverWaitsForAReader();
    void splitsARecordLongerThanThePipe();
    void survivesAReaderThatIsGone();
    void survivesAClosedDescriptor();
    void survivesAStoppedTerminal();
    void staysOpenForOthers();
    void appendsToAFile();
    void keepsItsFileWithinALimit();
    void coloursTerminals_data();
    void coloursTerminals();
};

void TestConsoleSink::init()
{
    for (const char *name : {"NO_COLOR", "FORCE_COLOR"}) qunsetenv(name);
    qputenv("TERM", "xterm");
}

void TestConsoleSink::writesLines()
{
    const Pipe pipe;
    ConsoleSink sink(stream(), {}, pipe.writer.get());
    sink.write(BorrowedRecord(record("one")));
    sink.write(BorrowedRecord(record("two")));
    sink.flush();
    const QByteArrayList lines = pipe.read().trimmed().split('\n');
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines[0].contains("one") && lines[0].startsWith('{') && lines[0].endsWith('}'));
    QCOMPARE(sink.counts().records, 2U);
    QVERIFY(!sink.nextFlush());
}

void TestConsoleSink::neverWaitsForAReader_data()
{
    QTest::addColumn<bool>("isSocket");
    QTest::newRow("pipe") << false;
    QTest::newRow("socket") << true;
}

void TestConsoleSink::neverWaitsForAReader()
{
    QFETCH(bool, isSocket);
    Pipe pipe;
    if (isSocket) {
        std::array<int, 2> ends{};
        QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()), 0);
        pipe.reader.reset(ends[0]);
        pipe.writer.reset(ends[1]);
        ::fcntl(pipe.reader.get(), F_SETFL, O_NONBLOCK);
    }
    FakeClock clock;
    ConsoleSink sink(stream(), {}, pipe.writer.get(), &clock);
    constexpr int total = 30'000;
    for (int i = 0; i < total; ++i) {
        sink.write(BorrowedRecord(record("number " + std::to_string(i) + '.')));
        if (i % 100 == 0) sink.flush();
    }
    QVERIFY(sink.counts().dropped > 0);
    QVERIFY(sink.nextFlush());
    QByteArray text;
    while (sink.nextFlush()) {
        text += pipe.read();
        clock.advance(1s);
        sink.flush();
    }
    text += pipe.read();
    const QByteArrayList lines = text.trimmed().split('\n');
    int seen = 0;
    for (const QByteArray &line : lines) {
        QVERIFY2(line.startsWith('{') || line.isEmpty() || seen > 0, line);
        if (line.startsWith('{') && line.endsWith('}') && line.contains("number ")) ++seen;
    }
    QVERIFY(text.contains("number 29999.")); // the newest ones are there
    QCOMPARE(sink.counts().dropped, static_cast<std::uint64_t>(total - seen));
    QVERIFY2(lines.last().contains("\"dropped\":" + QByteArray::number(total - seen)), lines.last());
    QVERIFY((::fcntl(pipe.writer.get(), F_GETFL) & O_NONBLOCK) == 0); // nobody else notices
}

void TestConsoleSink::splitsARecordLongerThanThePipe()
{
    const Pipe pipe;
    FakeClock clock;
    ConsoleSink sink(stream(), {}, pipe.writer.get(), &clock);
    sink.write(BorrowedRecord(record(std::string(300'000, 'x'))));
    sink.write(BorrowedRecord(record("short")));
    QByteArray text;
    do {
        clock.advance(1s);
        sink.flush();
        text += pipe.read();
    } while (sink.nextFlush());
    const QByteArrayList lines = text.trimmed().split('\n');
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines[0].count('x'), 300'000);
    QVERIFY(lines[0].endsWith('}') && lines[1].contains("short"));
}

void TestConsoleSink::survivesAReaderThatIsGone()
{
    brokenPipeSignals = 0;
    struct sigaction before;
    struct sigaction counting
    {
    };
    counting.sa_handler = [](int) { brokenPipeSignals = brokenPipeSignals + 1; };
    ::sigaction(SIGPIPE, &counting, &before);
    FakeClock clock;
    Pipe pipe;
    ConsoleSink sink(stream(), {}, pipe.writer.get(), &clock);
    pipe.reader.reset();
    for (int i = 0; i < 10; ++i) {
        sink.write(BorrowedRecord(record("x")));
        sink.flush();
    }
    QVERIFY(!sink.problem().isEmpty());
    QCOMPARE(sink.counts().dropped, 10U);
    QCOMPARE(int(brokenPipeSignals), 0);
    // Others get theirs as ever.
    QCOMPARE(::write(pipe.writer.get(), "x", 1), -1);
    QCOMPARE(int(brokenPipeSignals), 1);
    ::sigaction(SIGPIPE, &before, nullptr);
}

void TestConsoleSink::survivesAClosedDescriptor()
{
    FakeClock clock;
    Pipe pipe;
    const int number = ::fcntl(pipe.writer.get(), F_DUPFD_CLOEXEC, 200); // no other gets it meanwhile
    ::close(number);
    ConsoleSink sink(stream(), {}, number, &clock);
    sink.write(BorrowedRecord(record("x")));
    sink.flush();
    QVERIFY2(sink.problem().contains(u"console"_s), qPrintable(sink.problem().english()));
    // Somebody opens it again.
    const Pipe other;
    QCOMPARE(::dup2(other.writer.get(), number), number);
    sink.write(BorrowedRecord(record("too early")));
    clock.advance(10s);
    sink.write(BorrowedRecord(record("again")));
    sink.flush();
    QVERIFY(sink.problem().isEmpty());
    const QByteArrayList lines = other.read().trimmed().split('\n');
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines[0].contains("again"));
    QVERIFY2(lines[1].contains("\"dropped\":2"), lines[1]);
    ::close(number);
}

void TestConsoleSink::survivesAStoppedTerminal()
{
    int terminal = -1;
    int user = -1;
    if (::openpty(&user, &terminal, nullptr, nullptr, nullptr) != 0) QSKIP("no pseudo terminals here");
    const Descriptor closesUser(user);
    const Descriptor closesTerminal(terminal);
    FakeClock clock;
    ConsoleSink sink(stream(), {}, terminal, &clock);
    for (int i = 0; i < 2000; ++i) { // nobody reads: returns nevertheless
        sink.write(BorrowedRecord(record("a line that fills the terminal's buffer")));
        sink.flush();
        clock.advance(1s);
    }
    QVERIFY(sink.nextFlush());
}

void TestConsoleSink::staysOpenForOthers()
{
    const Pipe pipe;
    {
        ConsoleSink sink(stream(), {}, pipe.writer.get());
        sink.write(BorrowedRecord(record("last"))); // written out at the end
    }
    QCOMPARE(::write(pipe.writer.get(), "still here\n", 11), 11);
    const QByteArray text = pipe.read();
    QVERIFY(text.contains("last") && text.endsWith("still here\n"));
}

void TestConsoleSink::appendsToAFile()
{
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write("before\n");
    QVERIFY(file.flush());
    {
        ConsoleSink sink(stream(), {}, file.handle());
        sink.write(BorrowedRecord(record("after")));
    }
    QVERIFY(file.seek(0));
    const QByteArray text = file.readAll();
    QVERIFY2(text.startsWith("before\n{") && text.contains("after"), text);
}

void TestConsoleSink::keepsItsFileWithinALimit()
{
    constexpr qint64 limit = 300'000;
    QTemporaryFile file;
    QVERIFY(file.open());
    const auto openFile = [&file](int flags) { return Descriptor(::open(qPrintable(file.fileName()), O_WRONLY | O_CLOEXEC | flags)); };
    StreamConfig config = stream();
    config.file.path = file.fileName();
    config.file.rotation.maxBytes = limit;
    {
        const Descriptor output = openFile(O_APPEND);
        ConsoleSink sink(config, {}, output.get());
        for (int i = 0; i < 40'000; ++i) {
            sink.write(BorrowedRecord(record("record " + std::to_string(i))));
            if (i % 100 == 0) QVERIFY(QFileInfo(file.fileName()).size() <= limit);
        }
        sink.flushNow();
        QCOMPARE(sink.counts().records, 40'000U);
    }
    QVERIFY(QFileInfo(file.fileName()).size() <= limit);
    const QByteArrayList lines = file.readAll().trimmed().split('\n');
    QVERIFY(lines.size() > 500);
    for (qsizetype i = 0; i < lines.size(); ++i) // the newest, whole and without a gap
        QVERIFY2(lines[i].contains("\"record " + QByteArray::number(40'000 - lines.size() + i) + '"'), lines[i].constData());
    // A file that is not appended to is somebody's own: its writer's place in it would leave a hole.
    file.resize(0);
    const Descriptor output = openFile(0);
    ConsoleSink sink(config, {}, output.get());
    for (int i = 0; i < 10'000; ++i) sink.write(BorrowedRecord(record("record")));
    sink.flushNow();
    QVERIFY(QFileInfo(file.fileName()).size() > limit);
}

void TestConsoleSink::coloursTerminals_data()
{
    QTest::addColumn<bool>("isTerminal");
    QTest::addColumn<QByteArray>("variable");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("coloured");
    QTest::newRow("terminal") << true << QByteArray("X") << QByteArray("1") << true;
    QTest::newRow("pipe") << false << QByteArray("X") << QByteArray("1") << false;
    QTest::newRow("NO_COLOR") << true << QByteArray("NO_COLOR") << QByteArray("1") << false;
    QTest::newRow("empty NO_COLOR") << true << QByteArray("NO_COLOR") << QByteArray("") << true;
    QTest::newRow("FORCE_COLOR") << false << QByteArray("FORCE_COLOR") << QByteArray("1") << true;
    QTest::newRow("FORCE_COLOR=0") << true << QByteArray("FORCE_COLOR") << QByteArray("0") << false;
    QTest::newRow("dumb terminal") << true << QByteArray("TERM") << QByteArray("dumb") << false;
}

void TestConsoleSink::coloursTerminals()
{
    QFETCH(bool, isTerminal);
    QFETCH(QByteArray, variable);
    QFETCH(QByteArray, value);
    qputenv(variable.constData(), value);
    Pipe pipe;
    if (isTerminal) {
        int terminal = -1;
        int user = -1;
        if (::openpty(&user, &terminal, nullptr, nullptr, nullptr) != 0) QSKIP("no pseudo terminals here");
        pipe.reader.reset(user);
        pipe.writer.reset(terminal);
        ::fcntl(user, F_SETFL, O_NONBLOCK);
    }
    ConsoleSink sink(stream(FormatProfile::Pretty), {}, pipe.writer.get());
    sink.write(BorrowedRecord(record("hello")));
    sink.flush();
    QByteArray text;
    QTRY_VERIFY((text += pipe.read()).contains("hello"));
    QTEST(text.contains('\x1b'), "coloured");
}

QTEST_APPLESS_MAIN(TestConsoleSink)
#include "tst_console_sink.moc"
