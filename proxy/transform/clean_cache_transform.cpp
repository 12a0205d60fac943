#include "proxy/transform/transform_options.h"
#include "proxy/transform/transforms.h"

#include "proxy/json/json_members.h"

#include <algorithm>

namespace ccr::proxy {

namespace {

constexpr std::string_view markName = "cache_control";

/// Takes the marks out of everything that it is given and remembers whether there was one.
class MarkRemover
{
public:
    template <typename Marked>
    void clear(Marked &marked)
    {
        if constexpr (requires { marked.cacheControlJson; }) {
            m_found = m_found || !marked.cacheControlJson.empty();
            marked.cacheControlJson.clear();
        }
        if constexpr (requires { marked.json; }) clearJson(marked.json);
        if constexpr (requires { marked.toolCallId; })
            for (ResultContent &content : marked.content) clearAny(content);
    }
    template <typename... Parts>
    void clearAny(std::variant<Parts...> &part)
    {
        std::visit([this](auto &held) { clear(held); }, part);
    }
    bool found() const { return m_found; }

private:
    void clearJson(std::string &json)
    {
        if (json.find(markName) == std::string::npos) return;
        std::optional<JsonMembers> members = JsonMembers::of(json);
        if (!members || !members->find(markName)) return;
        members->remove(markName);
        json = members->text();
        m_found = true;
    }

    bool m_found = false;
};

class CleanCacheTransform final : public Transform
{
public:
    std::string_view name() const override { return "cleancache"; }
    void adjust(ChatRequest &request, RequestShape &shape, const TransformContext &) const override
    {
        shape.cacheMarks = CacheMarks::Dropped;
        MarkRemover remover;
        for (TextPart &part : request.system) remover.clear(part);
        for (ChatMessage &message : request.messages)
            for (ContentPart &part : message.parts) remover.clearAny(part);
        for (ToolDefinition &tool : request.tools) remover.clear(tool);
        const bool hadOwn = std::erase_if(request.extra, [](const ExtraField &field) { return field.name == markName; }) > 0;
        if (remover.found() || hadOwn) shape.changesRequest = true;
    }
};

} // namespace

MadeTransform makeCleanCacheTransform(std::string_view optionsJson)
{
    if (auto error = TransformOptions(optionsJson).error()) return *error;
    return std::unique_ptr<Transform>(std::make_unique<CleanCacheTransform>());
}

} // namespace ccr::proxy
