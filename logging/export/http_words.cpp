#include "logging/export/http_words.h"

#include <charconv>

namespace ccr::logging {

namespace {

struct StatusText
{
    int status;
    std::string_view text;
};
constexpr StatusText statusTexts[] = {{200, "OK"},
                                      {201, "Created"},
                                      {202, "Accepted"},
                                      {204, "No Content"},
                                      {301, "Moved Permanently"},
                                      {302, "Found"},
                                      {304, "Not Modified"},
                                      {307, "Temporary Redirect"},
                                      {308, "Permanent Redirect"},
                                      {400, "Bad Request"},
                                      {401, "Unauthorized"},
                                      {402, "Payment Required"},
                                      {403, "Forbidden"},
                                      {404, "Not Found"},
                                      {405, "Method Not Allowed"},
                                      {408, "Request Timeout"},
                                      {409, "Conflict"},
                                      {413, "Content Too Large"},
                                      {415, "Unsupported Media Type"},
                                      {422, "Unprocessable Content"},
                                      {429, "Too Many Requests"},
                                      {500, "Internal Server Error"},
                                      {501, "Not Implemented"},
                                      {502, "Bad Gateway"},
                                      {503, "Service Unavailable"},
                                      {504, "Gateway Timeout"}};

struct KnownProvider
{
    std::string_view host; ///< it and its subdomains
    std::string_view name;
};
constexpr KnownProvider knownProviders[] = {{"anthropic.com", "anthropic"},
                                            {"openai.com", "openai"},
                                            {"openai.azure.com", "azure.ai.openai"},
                                            {"deepseek.com", "deepseek"},
                                            {"generativelanguage.googleapis.com", "gcp.gemini"},
                                            {"aiplatform.googleapis.com", "gcp.vertex_ai"},
                                            {"amazonaws.com", "aws.bedrock"},
                                            {"mistral.ai", "mistral_ai"},
                                            {"x.ai", "x_ai"},
                                            {"groq.com", "groq"},
                                            {"cohere.com", "cohere"},
                                            {"perplexity.ai", "perplexity"},
                                            {"moonshot.cn", "moonshot"},
                                            {"moonshot.ai", "moonshot"},
                                            {"bigmodel.cn", "zhipu"},
                                            {"z.ai", "zhipu"},
                                            {"aliyuncs.com", "alibaba"},
                                            {"openrouter.ai", "openrouter"}};

} // namespace

std::string_view httpVersionOf(std::string_view transport)
{
    if (transport.find('3') != std::string_view::npos) return "HTTP/3";
    if (transport.find('2') != std::string_view::npos) return "HTTP/2";
    return "HTTP/1.1";
}

std::string_view statusTextOf(int status)
{
    for (const StatusText &entry : statusTexts)
        if (entry.status == status) return entry.text;
    return {};
}

UrlHost hostOf(std::string_view url)
{
    UrlHost result;
    const std::size_t scheme = url.find("://");
    if (scheme == std::string_view::npos) return result;
    result.port = url.starts_with("https:") ? 443 : url.starts_with("http:") ? 80 : 0;
    std::string_view authority = url.substr(scheme + 3);
    authority = authority.substr(0, authority.find_first_of("/?#"));
    if (const std::size_t user = authority.rfind('@'); user != std::string_view::npos) authority.remove_prefix(user + 1);
    const std::size_t bracket = authority.find(']'); // of an IPv6 address
    const std::size_t colon = authority.find(':', bracket == std::string_view::npos ? 0 : bracket);
    if (colon != std::string_view::npos) std::from_chars(authority.data() + colon + 1, authority.data() + authority.size(), result.port);
    result.host = authority.substr(0, colon);
    return result;
}

std::string genAiProviderName(std::string_view host, std::string_view ownName)
{
    for (const KnownProvider &known : knownProviders) {
        if (!host.ends_with(known.host)) continue;
        if (host.size() == known.host.size() || host[host.size() - known.host.size() - 1] == '.') return std::string(known.name);
    }
    return std::string(ownName);
}

} // namespace ccr::logging
