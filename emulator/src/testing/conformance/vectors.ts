/** Published test vectors of message encryption: what was sent, and what is in it. */
export interface Vector {
  name: string;
  source: string;
  token: string;
  encodingAesKey: string;
  timestamp: string;
  nonce: string;
  signature: string;
  encrypted: string;
  receiveId: string;
  message: string;
}

const PUSHED =
  '<xml><ToUserName><![CDATA[ww6a112864f8022910]]></ToUserName><FromUserName><![CDATA[foobar]]></FromUserName><CreateTime>1583995625</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[x123]]></Content><MsgId>2018405441</MsgId><AgentID>1000002</AgentID></xml>';

const SEALED = [
  '<xml>',
  '<MsgType><![CDATA[text]]></MsgType>',
  '<Content><![CDATA[test]]></Content>',
  '<FromUserName><![CDATA[wx49f0ab532d5d035a]]></FromUserName>',
  '<ToUserName><![CDATA[messense]]></ToUserName>',
  '<AgentID>1</AgentID>',
  '<CreateTime>1411525903</CreateTime>',
  '</xml>',
].join('\n');

const OLD = {
  token: '123456',
  encodingAesKey: 'kWxPEV2UEDyxWpmPdKC3F4dgPDmOvfKX1HGnEUDS1aR',
  receiveId: 'wx49f0ab532d5d035a',
};

/** V1 to V4; V4 can also be produced, since its random part is known. */
export const VECTORS: Vector[] = [
  {
    name: 'V1 address verification',
    source: 'go-workwx',
    token: 'kjr2TKI8umCBfVF3wAHk8JiPwma5VBme',
    encodingAesKey: '4Ma3YBrSBbX2aez8MJpXGBne5LSDwgGqHbhM9WPYIws',
    timestamp: '1583940690',
    nonce: 'VHh7ymSeb0jc4lSb',
    signature: '1ba3cb09c0d2c2b3ed6900d37f91a6efae6cb011',
    encrypted: '6KmUQuPVu7UhjyVqRdbo5SfcRqaHvbUlKSHFvBV2ZuR6TIlKsygcfeSd1GDplg1C5KSKr6UPHCaC/nIX3ZNt9w==',
    receiveId: 'ww6a112864f8022910',
    message: '94966531020182955848408',
  },
  {
    name: 'V2 pushed text',
    source: 'go-workwx',
    token: 'kz7Yx62CH8SaLN',
    encodingAesKey: 'cD0d7jx4tYvVtzqrmh3Dm3QFCXe6f8SlHoMtMh3qQEP',
    timestamp: '1583995625',
    nonce: '1584392382',
    signature: 'f265ae551b1932727204c3d707628d01376a6940',
    encrypted:
      'EUCt7xMcNiyASzZj0Hjc5yDjFQrCum6AfQ3ntHiUzjGQ51xieKmbvtrZ40/EcB2W/W8yH0n4Lqx48gJl/T9HD/R309I0P/r5pIZucK3lyEn48FYMr4YdE0QdL2jIJ3xkcXUr6uzefzCxG6lMvwpAJaOyVCzN7sRRw47njfxy5EIqU6R9ZBhlTzfdnhhOhK/nTwzrZX3SoGlXFA9OBeZ6ru1NWpXFk76x9DUMe0lcxPPiUqK8ctnQcYXSGUHVqC6DfG7E7mab0OmruNN8cBZY5d3dYOBA4OgaH55Q0AJmUpdT8vNiXpXx+6TxT3TIjySXpDrHVyrsb772aYywgg/Nu4kUmGkALwFZlzhjNegR7wDwb9lr4ERXsSSS8JZ8lbBmaQ3F2Tq584xoPj5rIhXAF734ynm4no1g+SdHiNqR328=',
    receiveId: 'ww6a112864f8022910',
    message: PUSHED,
  },
  {
    ...OLD,
    name: 'V3 verification, older corp id',
    source: 'wechatpy',
    timestamp: '1411443780',
    nonce: '437374425',
    signature: 'dd6b9c95b495b3f7e2901bfbc76c664930ffdb96',
    encrypted: '4ByGGj+sVCYcvGeQYhaKIk1o0pQRNbRjxybjTGblXrBaXlTXeOo1+bXFXDQQb1o6co6Yh9Bv41n7hOchLF6p+Q==',
    message: '5927782489442352469',
  },
  {
    ...OLD,
    name: 'V4 encryption, random part known',
    source: 'wechatpy',
    timestamp: '1411525903',
    nonce: '461056294',
    signature: '407518b7649e86ef23978113f92d27afa9296533',
    encrypted:
      '9s4gMv99m88kKTh/H8IdkOiMg6bisoy3ypwy9H4hvSPe9nsGaqyw5hhSjdYbcrKk+j3nba4HMOTzHrluLBYqxgNcBqGsL8GqxlhZgURnAtObvesEl5nZ+uBE8bviY0LWke8Zy9V/QYKxNV2FqllNXcfmstttyIkMKCCmVbCFM2JTF5wY0nFhHZSjPUL2Q1qvSUCUld+/WIXrx0oyKQmpB6o8NRrrNrsDf03oxI1p9FxUgMnwKKZeOA/uu+2IEvEBtb7muXsVbwbgX05UPPJvFurDXafG0RQyPR+mf1nDnAtQmmNOuiR5MIkdQ39xn1vWwi1O5oazPoQJz0nTYjxxEE8kv3kFxtAGVRe3ypD3WeK2XeFYFMNMpatF9XiKzHo3',
    message: SEALED,
  },
];
