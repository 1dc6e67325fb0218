#include <curl/curl.h>

/*
 * libcurl is not linked: it brings thirty libraries along, which every start of newsfind would have to
 * load. It is opened when something is fetched (dlopen), and its functions are called by their
 * addresses; those with variable arguments, which Swift cannot call, from here.
 */

typedef CURLcode (*newsfind_curl_set)(CURL *, CURLoption, ...);
typedef CURLcode (*newsfind_curl_get)(CURL *, CURLINFO, ...);
typedef size_t (*newsfind_curl_sink)(char *, size_t, size_t, void *);

static inline CURLcode newsfind_curl_set_long(
    void *function, CURL *curl, CURLoption option, long value) {
    return ((newsfind_curl_set)function)(curl, option, value);
}

static inline CURLcode newsfind_curl_set_pointer(
    void *function, CURL *curl, CURLoption option, const void *value) {
    return ((newsfind_curl_set)function)(curl, option, value);
}

static inline CURLcode newsfind_curl_set_sink(
    void *function, CURL *curl, CURLoption option, newsfind_curl_sink value) {
    return ((newsfind_curl_set)function)(curl, option, value);
}

static inline CURLcode newsfind_curl_set_opensocket(
    void *function, CURL *curl, curl_opensocket_callback value) {
    return ((newsfind_curl_set)function)(curl, CURLOPT_OPENSOCKETFUNCTION, value);
}

static inline long newsfind_curl_status(void *function, CURL *curl) {
    long status = 0;
    ((newsfind_curl_get)function)(curl, CURLINFO_RESPONSE_CODE, &status);
    return status;
}

static inline const char *newsfind_curl_redirect(void *function, CURL *curl) {
    char *url = 0;
    ((newsfind_curl_get)function)(curl, CURLINFO_REDIRECT_URL, &url);
    return url;
}

static inline long long newsfind_curl_retry_after(void *function, CURL *curl) {
    curl_off_t seconds = 0;
    ((newsfind_curl_get)function)(curl, CURLINFO_RETRY_AFTER, &seconds);
    return seconds;
}
