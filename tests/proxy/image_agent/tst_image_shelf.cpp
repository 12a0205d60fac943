#include "proxy/image_agent/image_shelf.h"

#include <QTest>

using namespace ccr;
using namespace ccr::proxy;
using namespace std::chrono_literals;

namespace {

ImageShelf::Image image(std::string data)
{
    return std::make_shared<const ImagePart>(
        ImagePart{.mediaType = "image/png", .data = std::move(data), .url = {}, .cacheControlJson = {}});
}

const MonotonicTime begin = monotonicNow();

} // namespace

class TestImageShelf : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsNumbersWhileAConversationGoesOn();
    void forgetsWhatNobodyUses();
    void isBoundedInNumber();
    void isBoundedInBytes();
    void isBoundedInConversations();
    void remembersCalls();
    void namesConversations();
};

void TestImageShelf::keepsNumbersWhileAConversationGoesOn()
{
    ImageShelf shelf;
    QCOMPARE(shelf.put("a", image("cat"), begin), 1);
    QCOMPARE(shelf.put("a", image("dog"), begin), 2);
    QCOMPARE(shelf.put("a", image("cat"), begin), 1);
    QCOMPARE(shelf.put("b", image("dog"), begin), 1); // conversations do not see each other
    QCOMPARE(shelf.images("a").size(), std::size_t(2));
    QCOMPARE(shelf.images("a").at(2)->data, std::string("dog"));
    QCOMPARE(shelf.images("b").size(), std::size_t(1));
    QVERIFY(shelf.images("c").empty());
}

void TestImageShelf::forgetsWhatNobodyUses()
{
    ImageShelf shelf;
    shelf.put("old", image("cat"), begin);
    shelf.put("new", image("dog"), begin + 1min);
    shelf.expire(begin + ImageShelf::timeLimit);
    QCOMPARE(shelf.imageCount(), std::size_t(2));
    shelf.expire(begin + ImageShelf::timeLimit + 1s);
    QVERIFY(shelf.images("old").empty());
    QCOMPARE(shelf.images("new").size(), std::size_t(1));
}

void TestImageShelf::isBoundedInNumber()
{
    ImageShelf shelf;
    for (int i = 0; i < 150; ++i) QCOMPARE(shelf.put("a", image(std::to_string(i)), begin + std::chrono::seconds(i)), i + 1);
    QCOMPARE(shelf.imageCount(), ImageShelf::mostImages);
    QCOMPARE(shelf.images("a").begin()->first, 51);        // the oldest went
    QCOMPARE(shelf.put("a", image("0"), begin + 200s), 1); // the number stays
}

void TestImageShelf::isBoundedInBytes()
{
    ImageShelf shelf;
    const std::size_t size = ImageShelf::mostBytes / 3;
    shelf.put("a", image(std::string(size, 'a')), begin);
    shelf.put("b", image(std::string(size, 'b')), begin + 1s);
    shelf.put("a", image(std::string(size, 'c')), begin + 2s);
    QCOMPARE(shelf.imageCount(), std::size_t(3));
    shelf.put("b", image(std::string(size, 'd')), begin + 3s);
    QCOMPARE(shelf.imageCount(), std::size_t(3));
    QCOMPARE(shelf.images("a").begin()->first, 2);
    shelf.put("b", image(std::string(ImageShelf::mostBytes + 1, 'e')), begin + 4s); // even the newest, when it is too large
    QCOMPARE(shelf.imageCount(), std::size_t(0));
}

void TestImageShelf::isBoundedInConversations()
{
    ImageShelf shelf;
    for (std::size_t i = 0; i <= ImageShelf::mostConversations; ++i)
        shelf.remember(std::to_string(i), {.besides = "t", .call = {}, .result = {}}, begin + std::chrono::seconds(i));
    QVERIFY(shelf.calls("0").empty());
    QCOMPARE(shelf.calls("1").size(), std::size_t(1));
    QCOMPARE(shelf.calls("100").size(), std::size_t(1));
}

void TestImageShelf::remembersCalls()
{
    ImageShelf shelf;
    for (std::size_t i = 0; i <= ImageShelf::mostCalls; ++i)
        shelf.remember("a", {.besides = std::to_string(i), .call = {}, .result = {}}, begin);
    QCOMPARE(shelf.calls("a").size(), ImageShelf::mostCalls);
    QCOMPARE(shelf.calls("a").front().besides, std::string("1"));
}

void TestImageShelf::namesConversations()
{
    ChatRequest first;
    first.messages.push_back({Role::User, {TextPart{"hello", {}, {}}}});
    ChatRequest longer = first;
    longer.messages.push_back({Role::Assistant, {TextPart{"hi", {}, {}}}});
    QCOMPARE(conversationOf(first), conversationOf(longer));
    ChatRequest other = first;
    other.messages.front().parts.emplace_back(ImagePart{.mediaType = {}, .data = "x", .url = {}, .cacheControlJson = {}});
    QVERIFY(conversationOf(first) != conversationOf(other));
    first.sessionId = longer.sessionId = "s";
    QCOMPARE(conversationOf(first), std::string("s"));
}

QTEST_APPLESS_MAIN(TestImageShelf)
#include "tst_image_shelf.moc"
