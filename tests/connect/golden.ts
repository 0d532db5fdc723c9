/**
 * Connections of the shipped pack that a person has read and found true and worth telling. When facts change, one may
 * become better: read it, and take it in here if a fan would rather tell that one.
 */
export const GOLDEN: readonly (readonly [a: string, b: string, chain: readonly string[]])[] = [
  [
    'curzon-dax',
    'nyota-uhura',
    ['Curzon Dax attended Khitomer Conference', 'Khitomer Conference was attended by Nyota Uhura'],
  ],
  ['pardek', 'gowron', ['Pardek met Jean-Luc Picard', 'Jean-Luc Picard supported Gowron']],
  [
    'james-t-kirk',
    'worf',
    [
      'James T. Kirk was defended by Worf (Colonel)',
      'Worf (Colonel) was a grandparent of Worf (son of Mogh)',
    ],
  ],
  [
    'valeris',
    'benjamin-sisko',
    [
      'Valeris was mentored by Spock',
      'Spock was a child of Sarek',
      'Sarek was the mentor of Curzon Dax',
      'Curzon Dax was the mentor of Benjamin Sisko',
    ],
  ],
  [
    'gorkon',
    'martok',
    [
      'Gorkon was a parent of Azetbur',
      'Azetbur helped to negotiate Khitomer Accords',
      'Khitomer Accords was abandoned by Gowron',
      'Gowron was succeeded by Martok',
    ],
  ],
  ['chang', 'jean-luc-picard', ['Chang prosecuted James T. Kirk', 'James T. Kirk met Jean-Luc Picard']],
  ['sarek', 'kang', ['Sarek was the mentor of Curzon Dax', 'Curzon Dax befriended Kang']],
  [
    'spock',
    'jadzia-dax',
    [
      'Spock was a child of Sarek',
      'Sarek was the mentor of Curzon Dax',
      'Curzon Dax was succeeded by Jadzia Dax',
    ],
  ],
  ['cartwright', 'nanclus', ['Cartwright was an ally of Nanclus']],
  [
    'kimara-cretak',
    'leonard-mccoy',
    ['Kimara Cretak befriended Nyota Uhura', 'Nyota Uhura was an ally of Leonard McCoy'],
  ],
  ['hikaru-sulu', 'kor', ['Hikaru Sulu was rescued by James T. Kirk', 'James T. Kirk was an enemy of Kor']],
  [
    'khitomer-massacre',
    'khitomer-conference',
    ['Khitomer Massacre took place at Khitomer', 'Khitomer was the scene of Khitomer Conference'],
  ],
  [
    'spock-mirror',
    'worf',
    [
      'Spock (mirror) met James T. Kirk',
      'James T. Kirk was defended by Worf (Colonel)',
      'Worf (Colonel) was a grandparent of Worf (son of Mogh)',
    ],
  ],
  [
    'kerla',
    'odo',
    [
      'Kerla was the partner of Azetbur',
      'Azetbur helped to negotiate Khitomer Accords',
      'Khitomer Accords was negotiated by Curzon Dax',
      'Curzon Dax met Odo',
    ],
  ],
  [
    'duras',
    'spock',
    [
      'Duras was killed by Worf (son of Mogh)',
      'Worf (son of Mogh) was defended by Jean-Luc Picard',
      'Jean-Luc Picard met Spock',
    ],
  ],
  ['montgomery-scott', 'west', ['Montgomery Scott killed West']],
  [
    'treaty-of-algeron',
    'khitomer-accords',
    [
      'Treaty of Algeron bound United Federation of Planets',
      'United Federation of Planets was a party to Khitomer Accords',
    ],
  ],
  [
    'tuvok',
    'janice-rand',
    ['Tuvok played a part in Destruction of Praxis', 'Destruction of Praxis involved Janice Rand'],
  ],
  ['data', 'gowron', ['Data played a part in Klingon Civil War', 'Klingon Civil War was fought by Gowron']],
  [
    'koloth',
    'pavel-chekov',
    [
      'Koloth met James T. Kirk',
      'James T. Kirk played a part in Launch of the Enterprise-B',
      'Launch of the Enterprise-B involved Pavel Chekov',
    ],
  ],
  [
    'azetbur',
    'ezri-dax',
    [
      'Azetbur played a part in Khitomer Conference',
      'Khitomer Conference involved Dax (symbiont)',
      'Dax (symbiont) had as a host Ezri Dax',
    ],
  ],
  ['sela', 'spock', ['Sela was an ally of Pardek', 'Pardek befriended Spock']],
  [
    'tokath',
    'ra-ghoratreii',
    [
      'Tokath was an enemy of Worf (son of Mogh)',
      'Worf (son of Mogh) was a grandchild of Worf (Colonel)',
      'Worf (Colonel) defended James T. Kirk',
      'James T. Kirk rescued Ra-ghoratreii',
    ],
  ],
  ['the-albino', 'jadzia-dax', ['The Albino was killed by Kang', 'Kang met Jadzia Dax']],
  [
    'jaresh-inyo',
    'gowron',
    [
      'Jaresh-Inyo met Benjamin Sisko',
      'Benjamin Sisko supported Worf (son of Mogh)',
      'Worf (son of Mogh) killed Gowron',
    ],
  ],
  [
    'john-harriman',
    'azetbur',
    ['John Harriman met James T. Kirk', 'James T. Kirk met Gorkon', 'Gorkon was a parent of Azetbur'],
  ],
  ['ditagh', 'khitomer-accords', ['Ditagh killed Azetbur', 'Azetbur helped to negotiate Khitomer Accords']],
  [
    'vulcan',
    'qonos',
    [
      'Vulcan saw the death of Sarek',
      'Sarek defended James T. Kirk',
      'James T. Kirk was tried at Trial of Kirk and McCoy',
      "Trial of Kirk and McCoy took place at Qo'noS",
    ],
  ],
];

/**
 * The strongest ties of well-known entries, as a person has read them and found right: the first is the first, the
 * others follow it in any order.
 */
export const GOLDEN_TIES: readonly (readonly [entry: string, first: string, others: readonly string[]])[] = [
  [
    'james-t-kirk',
    'befriended Spock',
    ['was a parent of David Marcus', 'befriended Leonard McCoy', 'commanded USS Enterprise (NCC-1701-A)'],
  ],
  [
    'spock',
    'was a child of Sarek',
    ['was befriended by James T. Kirk', 'was befriended by Pardek', 'was the mentor of Valeris'],
  ],
  ['worf', 'was married to Jadzia Dax', ['was a sibling of Kurn', 'killed Gowron', 'was a child of Mogh']],
  [
    'curzon-dax',
    'was the mentor of Benjamin Sisko',
    ['was mentored by Sarek', 'was succeeded by Jadzia Dax', 'befriended Kang'],
  ],
  [
    'jadzia-dax',
    'was married to Worf (son of Mogh)',
    ['befriended Benjamin Sisko', 'was a host of Dax (symbiont)', 'succeeded Curzon Dax'],
  ],
  [
    'gowron',
    'was killed by Worf (son of Mogh)',
    ['withdrew from Khitomer Accords', 'was succeeded by Martok'],
  ],
  ['gorkon', 'was a parent of Azetbur', ['had as an aide Chang', 'met James T. Kirk', 'met Spock']],
  [
    'klingon-empire',
    'withdrew from Khitomer Accords',
    ['was an enemy of United Federation of Planets', 'was an enemy of Romulan Star Empire'],
  ],
  [
    'khitomer-conference',
    'involved James T. Kirk',
    ['involved Spock', 'involved Azetbur', 'led to Khitomer Accords'],
  ],
  [
    'benjamin-sisko',
    'was befriended by Jadzia Dax',
    ['was mentored by Curzon Dax', 'exposed Martok (Changeling)'],
  ],
];
