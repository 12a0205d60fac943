#include "proxy/json/json_patch.h"

#include "proxy/api/exchange_sentence.h"
#include "proxy/json/json_members.h"

namespace ccr::proxy {

namespace {

// Objects into objects; anything else takes the place of what was there.
std::string merged(std::string_view old, std::string_view added)
{
    std::optional<JsonMembers> into = JsonMembers::of(old);
    const std::optional<JsonMembers> from = JsonMembers::of(added);
    if (!into || !from) return std::string(added);
    for (const JsonMembers::Member &member : from->members()) {
        const std::optional<std::string_view> there = into->find(member.name);
        into->set(member.name, there ? merged(*there, member.value()) : std::string(member.value()));
    }
    return into->text();
}

bool isObject(std::string_view json)
{
    return json.front() == '{';
}

std::string unquoted(std::string_view json)
{
    const std::optional<JsonMembers> name = JsonMembers::of("{" + std::string(json) + ":0}");
    return name && name->members().size() == 1 ? name->members().front().name : std::string();
}

void apply(const JsonMembers &change, BodyPatch::Mode mode, JsonMembers &body)
{
    for (const JsonMembers::Member &member : change.members()) {
        switch (mode) {
        case BodyPatch::Mode::Set: body.set(member.name, member.value()); break;
        case BodyPatch::Mode::AddMissing: {
            const std::optional<std::string_view> there = body.find(member.name);
            if (!there)
                body.set(member.name, member.value());
            else if (isObject(*there) && isObject(member.value()))
                body.set(member.name, merged(*there, member.value()));
            break;
        }
        case BodyPatch::Mode::Remove: body.remove(member.name); break;
        case BodyPatch::Mode::Rename: body.rename(member.name, unquoted(member.value())); break;
        }
    }
}

} // namespace

Result<std::string> patchedJson(std::string_view body, const std::vector<BodyPatch> &patches)
{
    std::optional<JsonMembers> members = JsonMembers::of(body);
    if (!members) return errorTelling(ErrorKind::InvalidInput, "the request body is not a JSON object, so it cannot be changed");
    for (const BodyPatch &patch : patches) {
        const std::optional<JsonMembers> change = JsonMembers::of(patch.json);
        if (!change)
            return errorTelling(ErrorKind::InvalidInput, "a change of the request body must be a JSON object, got %1",
                                QString::fromStdString(patch.json).left(80));
        apply(*change, patch.mode, *members);
    }
    return members->text();
}

} // namespace ccr::proxy
