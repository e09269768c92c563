/** Long passwords that lists of breaches hold most often, and Dutch ones of the same kind; lower case. */
export const commonPhrases: ReadonlySet<string> = new Set(
  `1q2w3e4r5t6y 1qaz2wsx3edc 1qaz2wsx3edc4rfv 1q2w3e4r5t6y7u8i qwertyuiop123 qwerty123456 qwertyqwerty asdfghjkl123 zaq12wsxcde3
  q1w2e3r4t5y6 123qweasdzxc qweasdzxc123 1234qwerasdf qwerasdfzxcv abcd1234abcd abc123abc123 a1b2c3d4e5f6 aa123456789 112233445566
  123456789abc abcdefg12345 passwordpassword password12345 letmeinletmein iloveyou1234 iloveyouforever ilovemyfamily unbelievable
  correcthorsebatterystaple trustno1trustno1 changeme1234 changemenow administrator adminadmin123 welkomwelkom welkomthuis
  welkom123456 wachtwoord123 geheimgeheim geheim123456 hallohallo12 hallohallohallo ikhouvanjou ikhouvanjou1 ikhouvanjullie
  allesgoedhoor lieverdlieverd feyenoordfeyenoord feyenoord1908 feyenoord010 ajaxamsterdam rotterdam010 rotterdam2024 rotterdam2025
  rotterdam2026 amsterdam020 nederland123 nederland2024 nederland2025 nederland2026 voetbalvoetbal zonnebloem12 vlinder12345
  spongebob123 michaeljordan manchesterunited liverpoolfc1 chelseachelsea barcelona123 starwars1234 pokemonpokemon dragonball123
  supermansuperman batmanbatman princessprincess sunshine1234 football1234 baseball1234 basketball12 computer1234 internet1234
  samsungsamsung samsung12345 googlegoogle facebook1234 linkedin1234 microsoft123 windows12345 secretsecret mysecretpassword
  thisismypassword letmeinplease opensesame12 whatever1234 nothing12345 forgetmenot1 rememberme12 testtesttest test12345678
  wachtwoordwachtwoord politie12345 politie112112 gemeente1234 veiligheid12 veiligheidsalliantie kennisportaal kennisportaal1`
    .split(/\s+/)
    .filter(Boolean),
)

/** Words that stay guessable however many digits and signs stand around them. */
export const commonStems: ReadonlySet<string> = new Set(
  `password passwort wachtwoord welkom welcome geheim secret admin administrator beheerder letmein changeme qwerty qwertyuiop azerty
  iloveyou ikhouvanjou sunshine princess princes dragon monkey football voetbal baseball basketball superman batman starwars pokemon
  master shadow michael jennifer jessica charlie thomas jordan hunter killer summer winter spring autumn lente zomer herfst
  feyenoord ajax rotterdam amsterdam utrecht denhaag nederland holland schiedam vlaardingen dordrecht januari februari maart april
  mei juni juli augustus september oktober november december maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
  hallo hello test testtest tester gast guest user gebruiker login inloggen computer internet google facebook samsung apple windows
  politie gemeente justitie veiligheid kennisportaal portaal alliantie veiligheidsalliantie openbaarministerie raadslid
  abc abcd abcdef abcdefg lol liefde schatje lieverd vlinder bloem zonnebloem sterretje mama papa moeder vader familie
  trustnoone nothing whatever freedom vrijheid cheese kaas appeltaart stroopwafel koningsdag sinterklaas`
    .split(/\s+/)
    .filter(Boolean),
)
