#include "proxy/transform/tool_repair_filter.h"
#include "proxy/transform/transform_options.h"
#include "proxy/transform/transforms.h"

namespace ccr::proxy {

namespace {

class EnhanceToolTransform final : public Transform
{
public:
    std::string_view name() const override { return "enhancetool"; }
    std::unique_ptr<EventFilter> newFilter() const override { return std::make_unique<ToolRepairFilter>(); }
};

} // namespace

MadeTransform makeEnhanceToolTransform(std::string_view optionsJson)
{
    if (auto error = TransformOptions(optionsJson).error()) return *error;
    return std::unique_ptr<Transform>(std::make_unique<EnhanceToolTransform>());
}

} // namespace ccr::proxy
