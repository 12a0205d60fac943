#pragma once

#include "logging/base/clock.h"
#include "proxy/message/chat_request.h"

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace ccr::proxy {

/// A call of the image tool that the client never saw, because the model made it together with calls of the client's tools,
/// and what came of it.
struct HiddenCall
{
    std::string besides; ///< id of one of the client's calls in the same message
    ToolCallPart call;
    ToolResultPart result;
};

/// The images of conversations, each under the number that it keeps as long as its conversation goes on, and the calls that
/// must be put back into their histories. Bounded in number, bytes and age; what is used longest ago goes first. Proxy thread.
class ImageShelf
{
public:
    using Image = std::shared_ptr<const ImagePart>; ///< shared with the exchanges that were given it

    static constexpr std::size_t mostConversations = 100;
    static constexpr std::size_t mostImages = 100;
    static constexpr std::size_t mostBytes = 64UL * 1024 * 1024;
    static constexpr std::size_t mostCalls = 64; ///< of a conversation
    static constexpr std::chrono::minutes timeLimit{30};

    /// The number of the image: the one it has in this conversation, else the next.
    int put(const std::string &conversation, const Image &image, MonotonicTime now);
    /// By their numbers, also those that the conversation does not hold any more.
    std::map<int, Image> images(const std::string &conversation) const;
    void remember(const std::string &conversation, HiddenCall call, MonotonicTime now);
    std::vector<HiddenCall> calls(const std::string &conversation) const;
    /// Forgets what was not used within the time limit.
    void expire(MonotonicTime now);
    std::size_t imageCount() const;

private:
    struct Kept
    {
        Image image;
        MonotonicTime lastUse;
    };
    struct Conversation
    {
        std::unordered_map<std::string, int> numbers; ///< by fingerprint; stay when the image itself had to go
        std::map<int, Kept> images;
        std::vector<HiddenCall> calls;
        MonotonicTime lastUse;
    };

    Conversation &use(const std::string &id, MonotonicTime now);
    void makeRoom();

    std::unordered_map<std::string, Conversation> m_conversations;
};

/// Names the conversation of a request: its session, else what its first message says.
std::string conversationOf(const ChatRequest &request);

} // namespace ccr::proxy
