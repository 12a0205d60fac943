#include "proxy/upstream/google_tokens.h"

#include "proxy/api/exchange_sentence.h"
#include "proxy/json/json_reader.h"
#include "proxy/upstream/signed_assertion.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::proxy {

namespace {

constexpr std::size_t mostAccounts = 64;
constexpr std::size_t largestAnswer = 64UL * 1024;
constexpr auto safetyMargin = 60s; // a request may be under way for a while before Google looks at the token
constexpr UpstreamTimeouts timeouts{.connect = 10s, .firstByte = 20s, .idle = 20s, .total = 30s};

// What is between an account's request and its answer. Shared by the ticket, which owns the wish, and the fetch, which only
// looks whether it still exists.
struct Wish
{
    GoogleTokens::Done done;
};

class WishTicket final : public TokenTicket
{
public:
    explicit WishTicket(std::shared_ptr<Wish> wish) : m_wish(std::move(wish)) {}

private:
    std::shared_ptr<Wish> m_wish;
};

Error failure(ErrorKind kind, const GoogleAccount &account, const PackedPhrase &cause)
{
    const PackedPhrase who = account.clientEmail.isEmpty() ? told("the authorized user") : PackedPhrase(account.clientEmail.toStdString());
    return errorTelling(kind, "No access token from %1 for %2: %3", account.tokenUrl.host(), who, cause);
}

void addField(QByteArray &form, const char *name, const QString &value)
{
    if (!form.isEmpty()) form += '&';
    form.append(name).append('=').append(QUrl::toPercentEncoding(value));
}

Result<QByteArray> requestForm(const GoogleAccount &account)
{
    QByteArray form;
    if (!account.refreshToken.isEmpty()) {
        addField(form, "grant_type", u"refresh_token"_s);
        addField(form, "client_id", account.clientId);
        addField(form, "client_secret", account.clientSecret);
        addField(form, "refresh_token", account.refreshToken);
        return form;
    }
    if (account.clientEmail.isEmpty() || account.privateKeyPem.isEmpty())
        return failure(ErrorKind::Unauthenticated, account,
                       told("there is neither a service account (client_email and private_key) nor a user's refresh_token; "
                            "run `gcloud auth application-default login` or set GOOGLE_APPLICATION_CREDENTIALS."));
    const Result<std::string> assertion = signedAssertion(account, wallNow());
    if (!assertion) return assertion.error();
    addField(form, "grant_type", u"urn:ietf:params:oauth:grant-type:jwt-bearer"_s);
    addField(form, "assertion", QString::fromStdString(*assertion));
    return form;
}

struct TokenAnswer
{
    std::string token;
    std::int64_t expiresIn = 0; ///< seconds
    std::string error;
    std::string description;
};

// RFC 6749, 5.1 and 5.2
TokenAnswer readAnswer(std::string_view body)
{
    TokenAnswer answer;
    JsonReader json;
    json.readDocument(body, [&](std::string_view key, JsonValue value) {
        if (key == "expires_in" && JsonReader::isType(value, JsonType::number)) return json.integer(value, answer.expiresIn);
        if (!JsonReader::isType(value, JsonType::string)) return true;
        if (key == "access_token") return json.string(value, answer.token);
        if (key == "error") return json.string(value, answer.error);
        if (key == "error_description") return json.string(value, answer.description);
        return true;
    });
    return answer;
}

} // namespace

/// The token of one account: being asked for, or kept.
class GoogleTokens::Fetch final : private UpstreamSink
{
public:
    Fetch(GoogleTokens &owner, GoogleAccount account) : m_owner(owner), m_account(std::move(account)) {}

    const GoogleAccount &account() const { return m_account; }
    bool isRunning() const { return m_call != nullptr; }
    bool isValid() const { return !m_token.empty() && wallNow() < m_validUntil; }
    const std::string &token() const { return m_token; }
    void forget() { m_token.clear(); }
    const Result<std::string> &outcome() const { return m_outcome; }

    std::unique_ptr<TokenTicket> add(Done done)
    {
        auto wish = std::make_shared<Wish>(Wish{std::move(done)});
        m_wishes.push_back(wish);
        return std::make_unique<WishTicket>(std::move(wish));
    }
    std::vector<std::weak_ptr<Wish>> takeWishes() { return std::exchange(m_wishes, {}); }

    void start(QByteArray form, const QUrl &proxyUrl)
    {
        m_status = 0;
        m_body.clear();
        m_asked = wallNow();
        m_call =
            m_owner.m_transport.start({.url = m_account.tokenUrl,
                                       .headers = {{"Content-Type", "application/x-www-form-urlencoded"}, {"Accept", "application/json"}},
                                       .body = std::move(form),
                                       .timeouts = timeouts,
                                       .proxyUrl = proxyUrl},
                                      *this);
    }

private:
    void upstreamConnected(bool) override {}
    void upstreamHead(const UpstreamResponseHead &head) override { m_status = head.status; }
    void upstreamBody(std::string_view piece) override
    {
        m_body += piece;
        if (m_body.size() > largestAnswer) end(failure(ErrorKind::Protocol, m_account, told("the answer is larger than 64 KB.")));
    }
    void upstreamFinished() override { end(outcomeOfAnswer()); }
    void upstreamFailed(const UpstreamFailure &cause) override { end(failure(ErrorKind::Unavailable, m_account, cause.message)); }

    Result<std::string> outcomeOfAnswer();
    void end(Result<std::string> outcome)
    {
        m_call.reset();
        m_outcome = std::move(outcome);
        m_owner.fetched(*this);
    }

    GoogleTokens &m_owner;
    GoogleAccount m_account;
    std::unique_ptr<UpstreamCall> m_call;
    int m_status = 0;
    std::string m_body;
    std::string m_token;
    WallTime m_asked;
    WallTime m_validUntil; ///< by the wall clock: the monotonic one stands still while a laptop sleeps
    Result<std::string> m_outcome = std::string();
    std::vector<std::weak_ptr<Wish>> m_wishes;
};

Result<std::string> GoogleTokens::Fetch::outcomeOfAnswer()
{
    const TokenAnswer answer = readAnswer(std::exchange(m_body, {}));
    if (m_status >= 200 && m_status < 300 && !answer.token.empty()) {
        m_token = answer.token;
        m_validUntil = m_asked + std::chrono::seconds(answer.expiresIn) - safetyMargin;
        return m_token;
    }
    if (!answer.error.empty()) {
        const PackedPhrase reason(answer.description.empty() ? answer.error : answer.error + ": " + answer.description);
        const bool isRefused = m_status >= 400 && m_status < 500 && m_status != 429;
        const bool hasRemedy = isRefused && !m_account.refreshToken.isEmpty();
        return failure(isRefused ? ErrorKind::Unauthenticated : ErrorKind::Unavailable, m_account,
                       hasRemedy ? told("%1 Run `gcloud auth application-default login` again.", reason) : reason);
    }
    return failure(m_status == 429 || m_status >= 500 ? ErrorKind::Unavailable : ErrorKind::Protocol, m_account,
                   told("status %1 without a token.", m_status));
}

GoogleTokens::GoogleTokens() = default;
GoogleTokens::~GoogleTokens() = default;

std::unique_ptr<TokenTicket> GoogleTokens::token(const GoogleAccount &account, const QUrl &proxyUrl, Done done)
{
    if (!account.accessToken.isEmpty()) {
        done(account.accessToken.toStdString());
        return nullptr;
    }
    const auto found = find(account);
    if (found != m_fetches.end()) {
        if ((*found)->isRunning()) return (*found)->add(std::move(done));
        if ((*found)->isValid()) {
            done(std::string((*found)->token()));
            return nullptr;
        }
    }
    Result<QByteArray> form = requestForm(account);
    if (!form) {
        done(form.error());
        return nullptr;
    }
    if (found != m_fetches.end()) {
        (*found)->start(std::move(form).value(), proxyUrl);
        return (*found)->add(std::move(done));
    }
    // Accounts that a changed configuration no longer names; those still being asked for stay.
    if (m_fetches.size() >= mostAccounts) std::erase_if(m_fetches, [](const auto &fetch) { return !fetch->isRunning(); });
    Fetch &fetch = *m_fetches.emplace_back(std::make_unique<Fetch>(*this, account));
    fetch.start(std::move(form).value(), proxyUrl);
    return fetch.add(std::move(done));
}

bool GoogleTokens::refused(const GoogleAccount &account, std::string_view token)
{
    if (!account.accessToken.isEmpty()) return false;
    // Of several requests under way the first to hear of it has the next token fetched for all.
    if (const auto found = find(account); found != m_fetches.end() && (*found)->token() == token) (*found)->forget();
    return true;
}

std::vector<std::unique_ptr<GoogleTokens::Fetch>>::iterator GoogleTokens::find(const GoogleAccount &account)
{
    return std::find_if(m_fetches.begin(), m_fetches.end(), [&](const auto &fetch) { return fetch->account() == account; });
}

void GoogleTokens::fetched(Fetch &fetch)
{
    // Who is told may ask again, and so change the list and the fetch.
    const Result<std::string> outcome = fetch.outcome();
    const std::vector<std::weak_ptr<Wish>> wishes = fetch.takeWishes();
    for (const std::weak_ptr<Wish> &waiting : wishes)
        if (const std::shared_ptr<Wish> wish = waiting.lock()) wish->done(outcome);
}

} // namespace ccr::proxy
