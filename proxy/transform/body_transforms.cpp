#include "proxy/transform/transform_options.h"
#include "proxy/transform/transforms.h"

#include "logging/base/json_writer.h"
#include "proxy/json/json_members.h"

#include <charconv>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

class BodyTransform final : public Transform
{
public:
    BodyTransform(std::string_view name, std::vector<BodyPatch> patches) : m_name(name), m_patches(std::move(patches)) {}
    std::string_view name() const override { return m_name; }
    void adjust(ChatRequest &, RequestShape &shape, const TransformContext &) const override
    {
        shape.patches.insert(shape.patches.end(), m_patches.begin(), m_patches.end());
    }

private:
    std::string_view m_name;
    std::vector<BodyPatch> m_patches;
};

/// Adds what the request does not have. The parameters that every dialect spells differently go into the neutral request, so
/// that they reach a provider of any dialect; the rest is added to the body.
class CustomParamsTransform final : public Transform
{
public:
    explicit CustomParamsTransform(JsonMembers params)
    {
        takeWhole(params, "max_tokens", m_maxTokens);
        takeWhole(params, "top_k", m_topK);
        takeNumber(params, "temperature", m_temperature);
        takeNumber(params, "top_p", m_topP);
        if (!params.members().empty()) m_rest = params.text();
    }
    std::string_view name() const override { return "customparams"; }
    void adjust(ChatRequest &request, RequestShape &shape, const TransformContext &) const override
    {
        if (m_topK) shape.acceptsTopK = true;
        add(m_maxTokens, request.maxTokens, shape);
        add(m_topK, request.topK, shape);
        add(m_temperature, request.temperature, shape);
        add(m_topP, request.topP, shape);
        if (!m_rest.empty()) shape.patches.push_back({.mode = BodyPatch::Mode::AddMissing, .json = m_rest});
    }

private:
    template <typename Number>
    static std::optional<Number> numberIn(const JsonMembers &params, std::string_view name)
    {
        const std::optional<std::string_view> json = params.find(name);
        Number number{};
        if (!json) return std::nullopt;
        const auto [end, code] = std::from_chars(json->data(), json->data() + json->size(), number);
        return code == std::errc() && end == json->data() + json->size() ? std::optional(number) : std::nullopt;
    }
    static void takeWhole(JsonMembers &params, std::string_view name, std::optional<std::int64_t> &out)
    {
        out = numberIn<std::int64_t>(params, name);
        if (out) params.remove(name);
    }
    static void takeNumber(JsonMembers &params, std::string_view name, std::optional<double> &out)
    {
        out = numberIn<double>(params, name);
        if (out) params.remove(name);
    }
    template <typename Number>
    static void add(const std::optional<Number> &own, std::optional<Number> &requested, RequestShape &shape)
    {
        if (!own || requested) return;
        requested = own;
        shape.changesRequest = true;
    }

    std::optional<std::int64_t> m_maxTokens;
    std::optional<std::int64_t> m_topK;
    std::optional<double> m_temperature;
    std::optional<double> m_topP;
    std::string m_rest; ///< an object; empty when nothing is left
};

class StreamOptionsTransform final : public Transform
{
public:
    std::string_view name() const override { return "streamoptions"; }
};

} // namespace

MadeTransform makeBodyTransform(std::string_view optionsJson)
{
    std::string set;
    std::string add;
    std::vector<std::string> removed;
    std::vector<std::pair<std::string, std::string>> renamed;
    TransformOptions options(optionsJson);
    options.texts("rename", renamed).names("remove", removed).object("set", set).object("add", add);
    for (const auto &[key, json] : {std::pair("set", &set), std::pair("add", &add)}) {
        const std::optional<JsonMembers> members = JsonMembers::of(*json);
        if (members && members->find("stream"))
            options.refuse(u"%1.stream: whether to stream is what the client asks; remove it"_s.arg(QLatin1StringView(key)));
    }
    if (auto error = options.error()) return *error;

    std::vector<BodyPatch> patches;
    const auto addPatch = [&patches](BodyPatch::Mode mode, const std::string &json) {
        if (!json.empty()) patches.push_back({.mode = mode, .json = json});
    };
    const auto objectOf = [](const std::vector<std::pair<std::string, std::string>> &members) {
        JsonMembers object = *JsonMembers::of("{}");
        for (const auto &[name, value] : members) {
            std::string json;
            appendJsonString(json, value);
            object.set(name, json);
        }
        return members.empty() ? std::string() : object.text();
    };
    std::vector<std::pair<std::string, std::string>> removedMembers;
    for (const std::string &name : removed) removedMembers.emplace_back(name, "");
    addPatch(BodyPatch::Mode::Rename, objectOf(renamed));
    addPatch(BodyPatch::Mode::Remove, objectOf(removedMembers));
    addPatch(BodyPatch::Mode::Set, set);
    addPatch(BodyPatch::Mode::AddMissing, add);
    return std::unique_ptr<Transform>(std::make_unique<BodyTransform>("body", std::move(patches)));
}

MadeTransform makeCustomParamsTransform(std::string_view optionsJson)
{
    const std::optional<JsonMembers> params = JsonMembers::of(optionsJson);
    if (!params) return *TransformOptions(optionsJson).error();
    return std::unique_ptr<Transform>(std::make_unique<CustomParamsTransform>(*params));
}

// Usage is always asked for, so there is nothing left to do for it.
MadeTransform makeStreamOptionsTransform(std::string_view optionsJson)
{
    if (auto error = TransformOptions(optionsJson).error()) return *error;
    return std::unique_ptr<Transform>(std::make_unique<StreamOptionsTransform>());
}

} // namespace ccr::proxy
