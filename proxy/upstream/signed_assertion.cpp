#include "proxy/upstream/signed_assertion.h"

#include "logging/base/json_writer.h"
#include "proxy/api/exchange_sentence.h"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <memory>

namespace ccr::proxy {

namespace {

// Vertex AI has no narrower one (Google, "OAuth 2.0 scopes").
constexpr std::string_view scope = "https://www.googleapis.com/auth/cloud-platform";
constexpr std::chrono::seconds validity{3600}; // the longest that is allowed

template <auto Free>
struct Freed
{
    template <typename T>
    void operator()(T *object) const
    {
        Free(object);
    }
};
using Bio = std::unique_ptr<BIO, Freed<BIO_free>>;
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>>;

std::string base64Url(std::string_view bytes)
{
    return QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size()))
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals)
        .toStdString();
}

std::string claims(const GoogleAccount &account, WallTime now)
{
    const std::int64_t issued = std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count();
    std::string out;
    {
        JsonObject json(out);
        json.string("iss", account.clientEmail.toStdString());
        json.string("scope", scope);
        json.string("aud", account.tokenUrl.toString(QUrl::FullyEncoded).toStdString());
        json.number("iat", issued);
        json.number("exp", issued + std::int64_t(validity.count()));
    }
    return out;
}

// Without a passphrase: OpenSSL would otherwise ask for one on the terminal.
int noPassphrase(char *, int, int, void *)
{
    return 0;
}

std::string signature(EVP_PKEY *key, std::string_view text)
{
    const auto *bytes = reinterpret_cast<const unsigned char *>(text.data());
    const DigestContext context(EVP_MD_CTX_new());
    std::size_t length = 0;
    if (!context || EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key) != 1
        || EVP_DigestSign(context.get(), nullptr, &length, bytes, text.size()) != 1)
        return {};
    std::string out(length, '\0');
    if (EVP_DigestSign(context.get(), reinterpret_cast<unsigned char *>(out.data()), &length, bytes, text.size()) != 1) return {};
    out.resize(length);
    return out;
}

Error unusableKey(const GoogleAccount &account)
{
    return errorTelling(ErrorKind::Unauthenticated,
                        "private_key: the key of Google's service account %1 is no RSA key in PEM; "
                        "download a new key file for the account.",
                        account.clientEmail);
}

} // namespace

Result<std::string> signedAssertion(const GoogleAccount &account, WallTime now)
{
    const QByteArray pem = account.privateKeyPem.toUtf8();
    const Bio bio(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())));
    const Key key(bio ? PEM_read_bio_PrivateKey(bio.get(), nullptr, noPassphrase, nullptr) : nullptr);
    if (!key || EVP_PKEY_get_base_id(key.get()) != EVP_PKEY_RSA) return unusableKey(account);
    std::string token = base64Url(R"({"alg":"RS256","typ":"JWT"})") + '.' + base64Url(claims(account, now));
    const std::string proof = signature(key.get(), token);
    if (proof.empty()) return unusableKey(account);
    return token + '.' + base64Url(proof);
}

} // namespace ccr::proxy
