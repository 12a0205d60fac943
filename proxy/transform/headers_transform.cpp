#include "proxy/transform/transform_options.h"
#include "proxy/transform/transforms.h"

#include "proxy/http/http_message.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

class HeadersTransform final : public Transform
{
public:
    explicit HeadersTransform(std::vector<HeaderPatch> headers) : m_headers(std::move(headers)) {}
    std::string_view name() const override { return "headers"; }
    void adjust(ChatRequest &, RequestShape &shape, const TransformContext &) const override
    {
        shape.headers.insert(shape.headers.end(), m_headers.begin(), m_headers.end());
    }

private:
    std::vector<HeaderPatch> m_headers;
};

// RFC 9110, 5.6.2 (token) and 5.5 (field values)
bool isToken(std::string_view name)
{
    constexpr std::string_view allowed = "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    return !name.empty() && name.find_first_not_of(allowed) == std::string_view::npos;
}

bool isFieldValue(std::string_view value)
{
    return std::none_of(value.begin(), value.end(),
                        [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f; });
}

// They say where a message goes or where it ends.
bool isFraming(std::string_view name)
{
    for (const std::string_view framing : {"host", "content-length", "transfer-encoding", "connection", "te", "trailer", "upgrade"})
        if (equalsIgnoringCase(name, framing)) return true;
    return false;
}

QString problemWith(std::string_view name)
{
    const QString shown = QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
    if (!isToken(name)) return u"\"%1\" is not the name of a header field; use letters, digits and \"-\""_s.arg(shown);
    if (isFraming(name)) return u"\"%1\" is decided by the router; remove it"_s.arg(shown);
    return {};
}

} // namespace

MadeTransform makeHeadersTransform(std::string_view optionsJson)
{
    std::vector<std::pair<std::string, std::string>> set;
    std::vector<std::string> removed;
    TransformOptions options(optionsJson);
    options.texts("set", set).names("remove", removed);

    // A value may be a secret: it is never shown.
    std::vector<HeaderPatch> headers;
    for (const std::string &name : removed) {
        if (const QString problem = problemWith(name); !problem.isEmpty()) options.refuse(u"remove: "_s + problem);
        headers.push_back({.name = name, .value = {}});
    }
    for (const auto &[name, value] : set) {
        if (const QString problem = problemWith(name); !problem.isEmpty()) options.refuse(u"set: "_s + problem);
        if (value.empty())
            options.refuse(u"set.%1: the value is empty; name the field in \"remove\" instead"_s.arg(QString::fromStdString(name)));
        if (!isFieldValue(value))
            options.refuse(u"set.%1: the value has a control character; remove it"_s.arg(QString::fromStdString(name)));
        headers.push_back({.name = name, .value = value});
    }
    if (auto error = options.error()) return *error;
    return std::unique_ptr<Transform>(std::make_unique<HeadersTransform>(std::move(headers)));
}

} // namespace ccr::proxy
