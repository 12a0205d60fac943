#include "proxy/image_agent/image_shelf.h"

#include <QCryptographicHash>

#include <algorithm>
#include <variant>

namespace ccr::proxy {

namespace {

std::size_t bytesOf(const ImagePart &image)
{
    return image.data.size() + image.url.size();
}

void add(QCryptographicHash &hash, std::string_view text)
{
    hash.addData(QByteArray::number(static_cast<qulonglong>(text.size())));
    hash.addData(QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size())));
}

void add(QCryptographicHash &hash, const ImagePart &image)
{
    add(hash, image.mediaType);
    add(hash, image.data);
    add(hash, image.url);
}

std::string fingerprint(const ImagePart &image)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    add(hash, image);
    return hash.result().toStdString();
}

} // namespace

ImageShelf::Conversation &ImageShelf::use(const std::string &id, MonotonicTime now)
{
    m_conversations[id].lastUse = now;
    if (m_conversations.size() > mostConversations)
        m_conversations.erase(std::min_element(m_conversations.begin(), m_conversations.end(),
                                               [](const auto &a, const auto &b) { return a.second.lastUse < b.second.lastUse; }));
    Conversation &kept = m_conversations[id];
    kept.lastUse = now;
    return kept;
}

int ImageShelf::put(const std::string &id, const Image &image, MonotonicTime now)
{
    Conversation &conversation = use(id, now);
    const int next = static_cast<int>(conversation.numbers.size()) + 1;
    const int number = conversation.numbers.try_emplace(fingerprint(*image), next).first->second;
    conversation.images[number] = {image, now};
    makeRoom();
    return number;
}

void ImageShelf::makeRoom()
{
    const auto isFull = [this] {
        std::size_t bytes = 0;
        for (const auto &[id, conversation] : m_conversations)
            for (const auto &[number, kept] : conversation.images) bytes += bytesOf(*kept.image);
        return bytes > mostBytes || imageCount() > mostImages;
    };
    while (isFull()) {
        Conversation *owner = nullptr;
        std::map<int, Kept>::iterator oldest;
        for (auto &[id, conversation] : m_conversations)
            for (auto kept = conversation.images.begin(); kept != conversation.images.end(); ++kept)
                if (!owner || kept->second.lastUse < oldest->second.lastUse) {
                    owner = &conversation;
                    oldest = kept;
                }
        owner->images.erase(oldest);
    }
}

std::map<int, ImageShelf::Image> ImageShelf::images(const std::string &id) const
{
    std::map<int, Image> images;
    if (const auto found = m_conversations.find(id); found != m_conversations.end())
        for (const auto &[number, kept] : found->second.images) images.emplace(number, kept.image);
    return images;
}

void ImageShelf::remember(const std::string &id, HiddenCall call, MonotonicTime now)
{
    std::vector<HiddenCall> &calls = use(id, now).calls;
    calls.push_back(std::move(call));
    if (calls.size() > mostCalls) calls.erase(calls.begin());
}

std::vector<HiddenCall> ImageShelf::calls(const std::string &id) const
{
    const auto found = m_conversations.find(id);
    return found == m_conversations.end() ? std::vector<HiddenCall>() : found->second.calls;
}

void ImageShelf::expire(MonotonicTime now)
{
    std::erase_if(m_conversations, [now](const auto &entry) { return now - entry.second.lastUse > timeLimit; });
}

std::size_t ImageShelf::imageCount() const
{
    std::size_t count = 0;
    for (const auto &[id, conversation] : m_conversations) count += conversation.images.size();
    return count;
}

std::string conversationOf(const ChatRequest &request)
{
    if (!request.sessionId.empty()) return request.sessionId;
    QCryptographicHash hash(QCryptographicHash::Sha1);
    if (!request.messages.empty())
        for (const ContentPart &part : request.messages.front().parts) {
            if (const auto *text = std::get_if<TextPart>(&part)) add(hash, text->text);
            if (const auto *image = std::get_if<ImagePart>(&part)) add(hash, *image);
        }
    return "first message " + hash.result().toHex().toStdString();
}

} // namespace ccr::proxy
