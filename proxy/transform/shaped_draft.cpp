#include "proxy/transform/shaped_draft.h"

#include "proxy/json/json_patch.h"

namespace ccr::proxy {

Result<Done> applyShape(const RequestShape &shape, UpstreamDraft &draft)
{
    for (const HeaderPatch &patch : shape.headers) {
        draft.headers.remove(patch.name);
        if (!patch.value.empty()) draft.headers.add(patch.name, patch.value);
    }
    if (shape.patches.empty()) return Done();
    const std::string_view body(draft.body.constData(), static_cast<std::size_t>(draft.body.size()));
    Result<std::string> patched = patchedJson(body, shape.patches);
    if (!patched) return patched.error();
    draft.body = QByteArray(patched->data(), static_cast<qsizetype>(patched->size()));
    return Done();
}

} // namespace ccr::proxy
