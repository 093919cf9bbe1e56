using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Keys;

/// <summary>The words around a sensitive one that say it is not the value itself that is under the key.</summary>
internal static class KeyGrammar
{
    /// <summary>After the hit or at the end of the key: the value is something about it.</summary>
    private static readonly WordSet Metadata = new(
        """
        env envvar count counts type types kind kinds length len size limit limits max maximum min minimum usage used expiry expires expire expiration expired exp ttl
        lifetime age at on date time timestamp created updated changed modified reset resets required enabled disabled valid invalid exists exist present
        missing status state strength policy policies rule rules name names url uri endpoint endpoints issuer issued audience scope scopes provider providers
        source store vault path file filename dir directory folder format version algorithm alg curve exponent bits encoding mode method methods manager
        service services handler factory generator validator validation parser reader writer index position offset column field fields label title
        description desc help hint error errors failure failures failed attempts attempt retries retry page form rotation rotated cost price rate total
        board pair ring pressed down up left right event events alias selector stone word frame mesh char chars id ids request requests response responses
        grant grants budget window list arn location leader consent seconds second ms millis milliseconds minutes hours days
        exception exceptions hasher hashers builder options option settings setting config configuration middleware attribute attributes collection
        info information context extension extensions cache result results converter comparer serializer formatter filter feature features listener monitor accessor resolver
        requirement requirements scheme schemes defaults constants constant enumerator event interface base helper helpers descriptor protector
        convention metadata authentication protection verified verification confirmed sent opened template domain host port server client clients
        category group groups priority reason message action actions operation operations success succeeded granted denied revoked revocation
        entropy iterations iteration complexity score level lock locked lockout changes forgotten prompt placeholder regex pattern
        class module namespace assembly program repository controller view model dto entity schema table db database queue topic
        hit hits miss misses match matches matched mismatch check checked checks checker jar storage tracker cleanup cleaner provider renewal refreshes
        identifier identifiers uid ref refs reference references arns urls uris summary summaries detail details prefix suffix spec specs region regions role roles flag flags
        behavior behaviour validity prevention strategy strategies override overrides property properties certificate certificates chain algorithms fingerprint thumbprint
        provided deleted only amount set encryption encoder encoders engine scanning banner channel claims site change supported authorizer derivation mapping
        mappings quota owner owners tag tags labels annotations username input inputs textbox secure httponly samesite
        cmd command commands digit lowercase uppercase nonalphanumeric
        """);

    /// <summary>Directly before the hit or at the start of the key: the value is a flag or a limit.</summary>
    private static readonly WordSet Negators = new(
        """
        is are was has have had no not non requires require required need needs should must can could may will show shows hide hides enable enables disable disables
        use uses using with without missing invalid valid max maximum min minimum num total count if on allow allows support supports of did does do add
        """);

    /// <summary>Before a bare token, signature or cookie only: passwords have no such names, and a "primary access key" is one.</summary>
    private static readonly WordSet NounNegators = new(
        """
        next prev page paging pagination sync delta cursor lexer syntax cancellation cancel continuation continue foreign primary natural sort
        partition routing row bucket schema sequence index cache object parse parser json xml lexical keyword punctuation operator symbol whitespace
        concurrency metadata stop eos bos pad skip resume snapshot antiforgerycookie stopping shutdown
        """);

    private static readonly WordSet BareNouns = new("token tokens signature signatures sig sigs cookie cookies");

    private static readonly WordSet PasswordNegators = new("forgot forgotten reset change changed update");

    private static readonly WordSet TokenCounters = new(
        """
        input output prompt completion total max min num used cached reasoning audio image text billed remaining available generated per reserved
        estimated context thinking candidates accepted rejected prediction usage stop consumed avg average target unused new special
        """);

    /// <summary>At the end of a key these add nothing: <c>access_token_value</c> is an access token.</summary>
    private static readonly WordSet Fillers = new(
        """
        value values raw string text plain plaintext encoded hex bytes confirm confirmation confirmed repeat again new old current previous hash hashed encrypted
        header param parameter primary secondary main alt alternate alternative base64 b64 base32 base58 prod production dev development test testing staging stage qa uat sandbox live local
        """);

    private static readonly WordSet Never = new("passwordless tokenizer secretary jsonwebtoken nmtoken nmtokens ldtoken betoken opaquelocktoken");

    /// <summary>Before a Korean address: it is a machine's.</summary>
    private static readonly WordSet Technical = new("ip url uri web http https mac server host dns api db");

    private static readonly string[] KoreanMetadata =
        [
        "여부", "길이", "개수", "횟수", "종류", "유형", "타입", "상태", "정책", "만료", "만료일", "만료일시", "만료시간", "변경일", "변경일시", "일시", "시각", "수", "오류", "실패", "규칙", "필수", "필요", "화",
        "방식", "발급", "화폐",
        "찾기", "재설정", "변경", "초기화", "사용량", "잔액", "잔고", "알고리즘", "모드", "기종", "모델", "쿠폰", "이벤트", "공간", "록", "검색", "조회", "이력", "내역", "건수", "관리", "구분", "형식", "갱신", "폐기"];

    private static readonly string[] KoreanNegators =
    [
        "아이피", "서버", "인터넷", "홈페이지", "사이트", "웹", "파일", "테이블", "컬럼", "상품", "서비스", "함수", "메서드", "클래스", "그룹", "호스트", "작업", "프로젝트", "시스템", "프로그램", "변수", "필드", "속성",
        "모듈", "토픽", "인덱스", "폴더", "디렉터리", "도메인", "스키마", "카테고리", "패키지", "컨테이너", "네임스페이스", "템플릿",
        "메뉴", "큐", "클러스터", "키", "노드", "파드", "포드", "네트워크", "볼륨", "이미지", "배치", "채널", "브랜드", "매장", "가게", "회사", "부서", "은행", "기관", "학교", "장비", "기기", "디바이스", "앱",
        "버킷", "설정", "옵션", "역할", "권한",
        "정책", "데이터베이스", "스레드", "프로세스", "파이프라인", "브랜치", "태그", "저장소", "객체", "헤더", "쿠키", "규칙", "캠페인", "프로모션", "상점", "가맹점", "업체", "제품", "품목", "코드", "항목", "단계", "화면", "페이지", "버튼", "리소스", "환경", "인스턴스", "로거"];

    public static bool IsMetadata(ReadOnlySpan<char> word) => Metadata.Contains(word);

    /// <summary>Returns whether a word at the end of a key adds nothing; one letter is the <c>v</c> of a version or one of several.</summary>
    public static bool IsFiller(ReadOnlySpan<char> word) => word.Length == 1 || Fillers.Contains(word);

    public static bool IsNegator(ReadOnlySpan<char> word) => Negators.Contains(word);

    public static bool IsNounNegator(ReadOnlySpan<char> word) => NounNegators.Contains(word);

    /// <summary>Returns whether a word is such, whatever its case.</summary>
    public static bool IsNounNegatorInAnyCase(ReadOnlySpan<char> word) => NounNegators.ContainsInAnyCase(word);

    /// <summary>Returns whether the hit is one word that says little, so that the word before it decides.</summary>
    public static bool IsBareNoun(ReadOnlySpan<char> word) => BareNouns.Contains(word);

    public static bool IsPasswordNegator(ReadOnlySpan<char> word) => PasswordNegators.Contains(word);

    /// <summary>Returns whether the plural after the word is a number of tokens, as language models count them.</summary>
    public static bool IsTokenCounter(ReadOnlySpan<char> word) => TokenCounters.Contains(word);

    public static bool IsNever(ReadOnlySpan<char> word) => Never.Contains(word);

    /// <summary>Returns whether what stands behind a Korean word in one run says that the value is something about it.</summary>
    public static bool IsKoreanMetadata(ReadOnlySpan<char> rest) => EndsWithAny(rest, KoreanMetadata);

    /// <summary>Returns whether what is before a Korean word in one run names the owner of a name or an address that is not a person.</summary>
    public static bool IsKoreanNegator(ReadOnlySpan<char> before) => EndsWithAny(before, KoreanNegators);

    public static bool IsTechnical(ReadOnlySpan<char> word) => Technical.Contains(word);

    private static bool EndsWithAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.EndsWith(word))
            {
                return true;
            }
        }

        return false;
    }
}
